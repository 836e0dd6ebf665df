/** The package's scripts, by esbuild. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { textOf } from "./printable.mjs";

/** Each is made from the script of the same name in `pkg-template`. */
const modules = [
  "index.js",
  "collect.js",
  "offline.js",
  "whole.js",
  "slim.js",
  "judge.js",
  "verifier.js",
  "judge-workerd.js",
];

/** What entries load when they are asked for it, from beside themselves. */
const loaded = ["./offline.js", "./whole.js", "./judge.js", "./checks.js"];

/** `bound/NAME/module.wasm` as a string; the loader makes bytes of it again. */
const inlined = {
  name: "printable",
  setup: ({ onLoad }) =>
    onLoad({ filter: /module\.wasm$/ }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(textOf(await readFile(path)))};`,
      loader: "js",
    })),
};

/**
 * V8 compiles all functions in the thread that reads the script, and not each where it is called first:
 * https://v8.dev/blog/explicit-compile-hints
 */
const hint = "//# allFunctionsCalledOnLoad";

/** Writes them into the folder `to`, from `template` and the bound modules in `work`. */
export async function entriesOf({ template, work, version, to }) {
  const options = {
    bundle: true,
    minify: true,
    platform: "neutral",
    legalComments: "none",
    logLevel: "warning",
    // The oldest syntax that costs little: 0.2 % of a download, measured. Without `async` the
    // scripts would wait through promises that a page may have replaced; older than this has no
    // modules.
    target: "es2017",
    supported: { "dynamic-import": true },
    alias: { bound: work },
    // The runtime compiles what is imported as a file of the package.
    external: [...loaded, "./ontrack_probe_judge.wasm"],
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    plugins: [inlined],
    format: "esm",
    banner: { js: hint },
    outdir: to,
  };
  await build({ ...options, entryPoints: modules.map((name) => join(template, name)) });
  // esbuild's own classic scripts ask for `require` where this one imports.
  const inside = { banner: { js: `${hint}\n(() => {"use strict";` }, footer: { js: "})();" } };
  await build({ ...options, ...inside, entryPoints: [join(template, "classic.js")] });
}
