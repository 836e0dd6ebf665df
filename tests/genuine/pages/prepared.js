import { prepare, probe } from "../../../pkg/index.js";
import { options } from "./asked.js";
import { show } from "./show.js";

await show(async () => {
  const before = document.documentElement.childElementCount;
  if ((await prepare(options)) !== undefined) throw new Error("prepare gave something");
  if (document.documentElement.childElementCount !== before) {
    throw new Error("prepare left something in the page");
  }
  const [first] = await Promise.all([probe(options), prepare(options), prepare(options)]);
  return [first, await probe(options)];
});
