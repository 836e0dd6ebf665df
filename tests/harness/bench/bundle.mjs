/** Makes a page that measures out of its script, the modules it uses and the peers from npm. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const pages = fileURLToPath(new URL("pages/", import.meta.url));

/** Leaves the page `name` and its script in the folder `target`. */
export async function bundlePage(name, target) {
  await build({
    entryPoints: [join(pages, `${name}.html`), join(pages, `${name}.js`)],
    outdir: target,
    loader: { ".html": "copy" },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "esnext",
    // The package is measured as it is published.
    external: ["/pkg/*"],
    logLevel: "error",
  });
}
