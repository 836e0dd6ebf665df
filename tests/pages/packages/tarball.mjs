/** What npm would publish, as a file. */
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { target } from "../library/places.mjs";
import { root } from "../library/root.mjs";
import { run } from "./programs.mjs";

const packMs = 60_000;
const pkg = join(root, "pkg");

/** Packs the package in `folder` into the empty folder `to`; the path of the file. */
export async function pack(folder = pkg, to = join(target, "packages/tarball")) {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  await run(folder, `npm pack --silent --pack-destination "${to}"`, packMs);
  const [file] = await readdir(to);
  return join(to, file);
}

/** Changes characters in the middle of the module, which is the longest text of the script. */
function damage(text) {
  const [module] = text.match(/"[ !#-~]{10000,}"/g) ?? [];
  if (module === undefined) throw new Error("offline.js has no module inside");
  const middle = text.indexOf(module) + Math.floor(module.length / 2);
  return `${text.slice(0, middle)}!!!!!!!!${text.slice(middle + 8)}`;
}

/** Ways to break a package: each leaves it broken in a folder. */
export const breakages = {
  /** Characters of the inlined module are others: everything builds, and nothing starts. */
  "a damaged module": async (folder) => {
    const entry = join(folder, "offline.js");
    await writeFile(entry, damage(await readFile(entry, "utf8")));
  },
  /** A file that another one imports is not there. */
  "a missing file": (folder) => rm(join(folder, "checks.js")),
};

/** Packs the package, broken in this way. */
export async function packBroken(name) {
  const place = join(target, "packages/broken");
  await rm(place, { recursive: true, force: true });
  await cp(pkg, join(place, "package"), { recursive: true });
  await breakages[name](join(place, "package"));
  return pack(join(place, "package"), join(place, "tarball"));
}
