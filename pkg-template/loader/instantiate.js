// Brings a module to life with its glue, which the caller evaluated only now: nothing
// happens at import.

import { option } from "./option.js";

export const instantiate = async (glue, wasm) => {
  const made = await WebAssembly.instantiate(wasm, glue.imports());
  // A module that was compiled before gives the bare instance.
  glue.finish(option(made, "instance") ?? made, option(made, "module") ?? wasm);
  return glue;
};
