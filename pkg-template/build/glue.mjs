/**
 * wasm-bindgen's glue as a function: each call evaluates it anew, so that what a broken instance
 * left behind cannot call into the next one.
 */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import inject from "@rollup/plugin-inject";
import { transform } from "esbuild";
import { rollup } from "rollup";

const loader = fileURLToPath(new URL("../loader/", import.meta.url));
const host = join(loader, "host.js");
const kept = join(loader, "kept.js");
const keptOutside = fileURLToPath(new URL("../outside-pages/kept.js", import.meta.url));

/** The globals that a glue is given by `kept.js` instead of the page. */
const globals = Object.keys(await import(kept));

/** Property names changed as wasm-opt changed them in the module. */
const renamed = async (code, names) => {
  const mangleCache = Object.fromEntries(names);
  if (names.length === 0) return code;
  const mangleProps = new RegExp(`^(?:${Object.keys(mangleCache).join("|")})$`);
  return (await transform(code, { mangleProps, mangleCache })).code;
};

/** The module's own script that knows what it holds of the page. */
const heldOf = async (file) => {
  const [, path] = /from '([^']*\/src\/js\/held\.js)'/.exec(await readFile(file, "utf8")) ?? [];
  return path ? join(dirname(file), path) : join(loader, "nothing-held.js");
};

/**
 * The text of an ES module that exports `glue`. `folder` holds `glue_bg.js`; `names` are wasm-opt's
 * for the module's `imports`, `[module, name, short]`, and `exports`, `[name, short]`. With `isOutside` it
 * runs outside of pages too.
 */
export async function glueOf(folder, { imports, exports }, isOutside = false) {
  const keeping = isOutside ? keptOutside : kept;
  const file = join(folder, "glue_bg.js");
  const start = join(loader, "instance.js");
  const held = await heldOf(file);
  const bundle = await rollup({
    input: start,
    treeshake: { propertyReadSideEffects: false },
    plugins: [
      { name: "glue", resolveId: (id) => ({ glue: file, held })[id] ?? null },
      {
        name: "names",
        transform: (code, id) => (id === file || id === start ? renamed(code, exports) : null),
        renderChunk: (code) => renamed(code, imports.map(([, name, short]) => [name, short])),
      },
      inject({ sourceMap: false, include: file, modules: { self: [host, "self"] } }),
      inject({
        sourceMap: false,
        exclude: [kept, keptOutside, host],
        modules: Object.fromEntries(globals.map((name) => [name, [keeping, name]])),
      }),
    ],
  });
  try {
    const { output } = await bundle.generate({
      format: "iife",
      name: "start",
      exports: "default",
      freeze: false,
      strict: false,
      generatedCode: { preset: "es2015", symbols: false },
      banner: "export const glue = () => {",
      footer: "return start; };",
    });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
