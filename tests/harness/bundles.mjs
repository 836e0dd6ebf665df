/** Bundles the published packages that come first in a page into classic scripts. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./serve.mjs";

const packages = join(root, "tests/adversaries/packages");
const frameworks = join(root, "tests/genuine/frameworks");

/** Leaves a script in the folder `target` for each of them. */
export async function bundle(target) {
  const scripts = await Promise.all(
    [packages, frameworks].map(async (folder) =>
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
    nodePaths: [join(packages, "node_modules")],
  });
}
