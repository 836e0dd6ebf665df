/** Bundles published packages into the classic scripts that come first in a page, and pages of tests. */
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./root.mjs";

export { build };

const packages = join(root, "tests/adversaries/packages");
const frameworks = join(root, "tests/genuine/frameworks");
const hosts = join(root, "tests/genuine/hosts");

/** One that threw has not changed the page, and a page must not pass for one that was. */
export const end = 'globalThis.document?.currentScript?.setAttribute("data-ran", "");';

/**
 * Leaves a script in the folder `target` for each of them; the one that is several files which
 * load each other, in a folder of its own.
 */
export async function bundle(target) {
  const scripts = await Promise.all(
    [packages, frameworks, hosts].map(async (folder) =>
      (await readdir(folder)).filter((file) => file.endsWith(".js")).map((file) => join(folder, file)),
    ),
  );
  await build({
    entryPoints: scripts.flat(),
    outdir: target,
    outbase: undefined,
    entryNames: "[name]",
    bundle: true,
    format: "iife",
    platform: "browser",
    // What they change must be what their authors wrote, whatever the page's browser.
    target: "esnext",
    logLevel: "error",
    footer: { js: end },
    nodePaths: [packages, hosts].map((folder) => join(folder, "node_modules")),
  });
  const partytown = join(hosts, "node_modules/@qwik.dev/partytown/lib");
  await cp(partytown, join(target, "partytown"), { recursive: true });
}

/** Leaves a page `name` with its script of the folder `pages`, and further scripts, in the folder `target`. */
export async function bundlePage(name, target, pages, scripts = []) {
  await mkdir(target, { recursive: true });
  const head = `<meta charset="utf-8"><title>${name}</title><script type="module" src="${name}.js"></script>`;
  await writeFile(join(target, `${name}.html`), `<!doctype html><html lang="en"><head>${head}</head><body></body></html>\n`);
  await build({
    entryPoints: [name, ...scripts].map((script) => join(pages, `${script}.js`)),
    outdir: target,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "esnext",
    // The package is tested and measured as it is published.
    external: ["/pkg/*", "/bundles/*"],
    logLevel: "error",
    nodePaths: [join(root, "tests/pages/node_modules")],
  });
}
