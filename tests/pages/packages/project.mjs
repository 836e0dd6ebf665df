/** A project as a new user has it: its own files, its dependencies, and the package from npm. */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { target } from "../library/places.mjs";
import { root } from "../library/root.mjs";
import { run } from "./programs.mjs";

const installMs = 8 * 60_000;

/** What a folder of ours holds beside a project's sources. */
const ours = new Set(["row.json", "node_modules", "dist", ".next", ".parcel-cache"]);
const isTheirs = (path) => !ours.has(basename(path));

/** Makes the row's project afresh and installs `tarball` in it; resolves to its folder. */
export async function fresh(row, tarball) {
  const folder = join(target, "packages", row.name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of row.project) await cp(part, folder, { recursive: true, filter: isTheirs });
  if (row.evidence) await cp(join(root, row.evidence), join(folder, "evidence.json"));
  await withoutPackage(folder);
  const options = `--no-audit --no-fund --prefer-offline --cache "${join(target, "npm-cache")}" --loglevel error`;
  await run(folder, `npm install ${options} "${tarball}"`, installMs);
  return folder;
}

/** The starters name the package where it lies in the repository, which a stranger does not have. */
async function withoutPackage(folder) {
  const file = join(folder, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  if (manifest.dependencies) delete manifest.dependencies["ontrack-probe"];
  await writeFile(file, JSON.stringify(manifest, null, 2));
}
