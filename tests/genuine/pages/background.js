// Probes once it is out of sight. Reading it there would bring it back, so it leaves its report
// where another page of this origin finds it.

import { probe } from "../../../pkg/index.js";
import { options } from "./asked.js";

localStorage.removeItem("reports");
while (document.visibilityState !== "hidden") {
  await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
}
const tell = (told) => localStorage.setItem("reports", JSON.stringify(told));
try {
  const report = await probe(options);
  const seen = document.visibilityState !== "hidden";
  tell(seen ? { error: "the page came into sight while it probed" } : [report]);
} catch (error) {
  tell({ error: String(error) });
}
