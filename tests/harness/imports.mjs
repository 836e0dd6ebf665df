/**
 * The module asks its host for nothing but the functions of its own glue: an `env` would mean that
 * something was linked that nobody provides. Prints one line of why not; silence means well.
 */
import { readFile } from "node:fs/promises";

const bytes = await readFile(new URL("../../pkg/ontrack_probe.wasm", import.meta.url));
const imports = WebAssembly.Module.imports(await WebAssembly.compile(bytes));
const modules = new Set(imports.map(({ module }) => module));
const names = [...modules].join(", ");
if (modules.size !== 1 || modules.has("env") || names.startsWith("wasi")) {
  console.log(`the module imports from ${names || "nowhere"}`);
  process.exit(1);
}
