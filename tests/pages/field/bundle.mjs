/** Makes what a page or a browser loads of the published software. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { end } from "../library/bundles.mjs";
import { folder, software } from "./software.mjs";

/** The script that a page has first: the software itself, or what finds it at work. */
export const scriptOf = ({ name }) => `/bundles/field-${name}.js`;

/** The file with what a driven browser runs before every document. */
export const injectedFile = (bundles, { name }, engine) => join(bundles, `field-${name}-${engine}.injected`);

/** Leaves them in the folder `target`. */
export async function bundleField(target) {
  const all = await software();
  await mkdir(target, { recursive: true });
  const injected = all.filter(({ kind }) => kind === "injected");
  await Promise.all([
    build({
      entryPoints: all.filter((one) => !injected.includes(one)).map(({ file }) => file),
      outdir: target,
      entryNames: "field-[name]",
      bundle: true,
      format: "iife",
      platform: "browser",
      define: { global: "globalThis" },
      // @jitsi/rtcstats asks for a folder, which the newest @jitsi/js-utils does not give out.
      alias: { "@jitsi/js-utils/browser-detection": "@jitsi/js-utils/browser-detection/index.js" },
      // What they change must be what their authors wrote, whatever the page's browser.
      target: "esnext",
      logLevel: "error",
      footer: { js: end },
      nodePaths: [join(folder, "node_modules")],
    }),
    ...injected.map((one) => told(one, target)),
  ]);
}

/** Asks the program for its scripts, one for each engine that it is for. */
async function told(one, target) {
  const { script, isAtWork } = await import(pathToFileURL(one.file));
  for (const engine of one.browsers) {
    await writeFile(injectedFile(target, one, engine), await script(engine));
  }
  await writeFile(join(target, `field-${one.name}.js`), `globalThis.field = { isAtWork: ${isAtWork} };\n${end}\n`);
}
