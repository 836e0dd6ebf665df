// The judge alone, for servers. Nothing happens at import.

import text from "bound/judge/module.wasm";
import { given } from "./loader/given.js";
import { judge as module } from "./loader/judge-glue.js";
import { judge as judged } from "./loader/judging.js";
import { bytesOf } from "./loader/printable.js";
import { run } from "./loader/started.js";

export const start = async (wasm) => {
  await run(module, () => given(wasm));
};

export const judge = (evidence) => judged(evidence, () => run(module, () => bytesOf(text)));

export { checks } from "./loader/catalogue.js";
