// The entry for pages whose server judges: it collects the evidence and has no rules inside.
// Nothing happens at import.

import { module } from "./loader/evidence-module.js";
import * as library from "./loader/library.js";
import { option } from "./loader/option.js";

export const prepare = async () => await library.prepare(module);

export const collect = async (options) => {
  const answer = await library.probe(options, module);
  // What stands for a report where the module cannot run has its evidence inside.
  return option(answer, "evidence") ?? answer;
};
