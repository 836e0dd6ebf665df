/** The package's scripts, by esbuild. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
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
  "preflight.js",
];

/** For servers. */
const served = ["verifier.js", "judge-workerd.js"];

/** Made from reports that the judge wrote. */
const testing = ["testing.js"];

/** What is written for CommonJS too: under which name, and from which script of `pkg-template`. */
const required = new Map([
  ["index.js", { file: "index.cjs", script: "everything.js" }],
  ["collect.js", { file: "collect.cjs", script: "collect.js" }],
  ["slim.js", { file: "slim.cjs", script: "slim.js" }],
  ["verifier.js", { file: "judge.cjs", script: "verifier.js" }],
  ["testing.js", { file: "testing.cjs", script: "testing.js" }],
  ["preflight.js", { file: "preflight.cjs", script: "preflight.js" }],
]);

/** What entries load when they are asked for it, from beside themselves. */
const loaded = ["./index.js", "./offline.js", "./whole.js", "./judge.js", "./checks.js"];

/** `bound/NAME/module.wasm` as a string; the loader makes bytes of it again. */
const inlined = {
  name: "printable",
  setup: ({ onLoad }) =>
    onLoad({ filter: /module\.wasm$/ }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(textOf(await readFile(path)))};`,
      loader: "js",
    })),
};

/** Node prints the line that throws before the message, so a line must fit a terminal there. */
const readable = { lineLimit: 160 };

/**
 * V8 compiles all functions in the thread that reads the script, and not each where it is called first:
 * https://v8.dev/blog/explicit-compile-hints
 */
const hint = "//# allFunctionsCalledOnLoad";

/** What is different outside of pages. */
const outside = ({ template, work }) => ({
  name: "outside",
  setup({ onResolve }) {
    onResolve({ filter: /\/loader\/catalogue\.js$/ }, () => ({ path: join(template, "outside-pages/catalogue.js") }));
    onResolve({ filter: /^\.\/index\.js$/ }, () => ({ path: "./index.cjs", external: true }));
    onResolve({ filter: /^bound\/(?:everything|evidence)\/glue\.js$/ }, ({ path }) => ({
      path: join(work, path.replace(/^bound\/(.*)\.js$/, "$1-outside.js")),
    }));
  },
});

const optionsOf = ({ work, version, to }) => ({
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
  sourcemap: "linked",
});

/**
 * The script for CommonJS that exports these names. They are assigned as they are: a test could not
 * replace esbuild's getters.
 */
async function writeRequired({ file, script }, names, places) {
  const { outdir, plugins, ...options } = optionsOf(places);
  const list = names.join(", ");
  await build({
    ...options,
    ...readable,
    stdin: {
      contents: `import { ${list} } from "./${script}";\nmodule.exports = { ${list} };\n`,
      resolveDir: places.template,
      sourcefile: `pkg-template/${file}`,
    },
    external: ["./checks.json"],
    format: "cjs",
    // An import becomes a `require`.
    supported: { "dynamic-import": false },
    logOverride: { "commonjs-variable-in-esm": "silent" },
    plugins: [outside(places), ...plugins],
    outfile: join(outdir, file),
  });
}

async function write(names, places, more = {}) {
  const entryPoints = names.map((name) => join(places.template, name));
  const { metafile } = await build({ ...optionsOf(places), ...more, entryPoints, metafile: true });
  for (const [path, { exports }] of Object.entries(metafile.outputs)) {
    const name = basename(path);
    if (required.has(name)) await writeRequired(required.get(name), exports, places);
  }
}

/**
 * Writes them into the folder `to`, from `template` and the bound modules in `work`; all but the entry
 * for tests.
 */
export async function entriesOf(places) {
  await write(modules, places);
  await write(served, places, readable);
  // esbuild's own classic scripts are strict, and with them all that a page puts behind them.
  const inside = { banner: { js: `${hint}\n(() => {"use strict";` }, footer: { js: "})();" } };
  await build({ ...optionsOf(places), ...inside, entryPoints: [join(places.template, "classic.js")] });
}

/** Writes the entry for tests, from reports in `work`. */
export const testingOf = (places) => write(testing, places, readable);
