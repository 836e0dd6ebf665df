/** Makes a page that measures out of its script, the modules it uses and the peers from npm. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const own = fileURLToPath(new URL("pages/", import.meta.url));

/** Leaves the page `name` of the folder `pages`, its script and further ones in the folder `target`. */
export async function bundlePage(name, target, scripts = [], pages = own) {
  const files = [`${name}.html`, ...[name, ...scripts].map((script) => `${script}.js`)];
  await build({
    entryPoints: files.map((file) => join(pages, file)),
    outdir: target,
    loader: { ".html": "copy" },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "esnext",
    // The package is measured as it is published.
    external: ["/pkg/*", "/bundles/*"],
    logLevel: "error",
  });
}
