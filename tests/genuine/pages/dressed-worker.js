import { heard } from "./told-elsewhere.js";
import { show } from "./show.js";

await show(() => {
  const reports = heard("dressed-worker");
  new Worker(new URL("dressed-worker-probe.js", import.meta.url), { type: "module" });
  return reports;
});
