// Brings a module to life with its glue, which the caller evaluated only now: nothing
// happens at import.

export const instantiate = async (glue, wasm) => {
  const made = await WebAssembly.instantiate(wasm, glue.imports());
  // A module that was compiled before gives the bare instance.
  glue.finish(made.instance ?? made, made.module ?? wasm);
  return glue;
};
