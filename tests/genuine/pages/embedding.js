import { heard } from "./told-elsewhere.js";
import { show } from "./show.js";

await show(() => {
  const reports = heard("classic");
  // Of the page's first script.
  window.embed(new URL("embedded.html", location).href, document.getElementById("place"));
  return reports;
});
