/** Binaryen: a smaller module whose calls must be answered, and shorter names between it and its glue. */
import { execFile } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { asked } from "./answered.mjs";
import { withoutPanicMessages } from "./panics.mjs";

const execute = promisify(execFile);
const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const run = async (program, list) =>
  (await execute(pathOf(`node_modules/.bin/${program}`), list, { maxBuffer: 2 ** 26 })).stdout;

// The features of rustc's wasm32 target, one by one: `--all-features` would let wasm-opt emit
// instructions that the browsers of today refuse.
const features = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

const options = [
  // `-O3` and `-Oz` differ by a few per cent either way; measured on this library.
  "-Oz",
  // Functions with one caller stay functions: inlined, they make fewer bytes of WebAssembly and
  // more after brotli, because what repeats no longer looks alike among other locals.
  "--one-caller-inline-max-function-size=0",
  // These two passes as well save bytes of WebAssembly by making what is alike unlike.
  "--skip-pass=local-cse",
  "--skip-pass=simplify-locals",
  // The names between module and glue hold sixteen random characters each.
  "--minify-imports-and-exports-and-modules",
];

const changed = async (path) => (await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs;

/**
 * Makes `module.wasm` out of `glue_bg.wasm` in `folder`, where it is not the newer one, and resolves
 * to the names that it has instead: `{ imports: [[module, name, short]], exports: [[name, short]] }`.
 */
export async function shrunk(folder) {
  const [from, to, names] = ["glue_bg.wasm", "module.wasm", "names.json"].map((name) => join(folder, name));
  const newest = Math.max(...(await Promise.all([from, ...["shrink.mjs", "answered.mjs", "panics.mjs"].map(pathOf)].map(changed))));
  if ((await changed(names)) <= newest) {
    console.error(`shrinking ${folder} …`);
    const [named, unnamed, text] = ["named.wat", "unnamed.wasm", "asked.wat"].map((name) => join(folder, name));
    await writeFile(named, withoutPanicMessages(await run("wasm-dis", [...features, from])));
    await run("wasm-opt", [...features, "--strip-debug", named, "-o", unnamed]);
    await writeFile(text, asked(await run("wasm-dis", [...features, unnamed])));
    await writeFile(names, await run("wasm-opt", [...features, ...options, text, "-o", to]));
  }
  return JSON.parse(await readFile(names, "utf8"));
}
