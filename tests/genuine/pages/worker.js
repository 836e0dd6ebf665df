import { show } from "./show.js";

await show(
  () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("worker-probe.js", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }) => (data.heard ? heard.push(data.heard) : resolve(JSON.parse(data))));
      worker.addEventListener("error", ({ message }) => reject(new Error(message || "no worker")));
    }),
);
