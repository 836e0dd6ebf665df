/** Browser extensions that probe: those of `tests/genuine/extensions`, each with the classic script. */
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.mjs";

const sources = join(root, "tests/genuine/extensions");

/** The folder of the extension with this name. */
export const folderOf = (bundles, name) => join(bundles, "extensions", name);

/** Puts each together in a folder below `bundles`. */
export async function pack(bundles) {
  for (const name of await readdir(sources)) {
    await cp(join(sources, name), folderOf(bundles, name), { recursive: true });
    await cp(join(root, "pkg/classic.js"), join(folderOf(bundles, name), "classic.js"));
  }
}

/** What a browser of this engine is started with, so that it has the extension in `folder`. */
export const argumentsWith = (engine, folder) =>
  engine === "chromium" ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] : [];

/** Has the running browser take the extension, where that is not done by arguments. */
export async function install(driver, engine, folder) {
  if (engine === "firefox") await driver.installAddon(folder, true);
}
