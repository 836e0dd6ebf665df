// A module brought to life with its glue. The build makes a function of this file, the glue and
// what the glue imports: each call evaluates a copy of its own, and nothing happens before.

import * as glue from "glue";
import { option } from "./option.js";

export default async (wasm) => {
  // The build gives the module's imports the module name `a`.
  const made = await WebAssembly.instantiate(wasm, { __proto__: null, a: glue });
  // A module that was compiled before gives the bare instance.
  const { exports } = option(made, "instance") ?? made;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue;
};
