// Probes once somebody has clicked: from then on a page may make sound.

import { probe } from "../../../pkg/index.js";
import { options } from "./asked.js";
import { show } from "./show.js";

const button = document.getElementById("start");
const clicked = new Promise((resolve) => button.addEventListener("click", resolve, { once: true }));
document.documentElement.dataset.state = "waiting";
await show(async () => {
  await clicked;
  return probe(options);
});
