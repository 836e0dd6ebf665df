/** A project as a new user has it: its own files, its dependencies, and the package from npm. */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { target } from "../library/places.mjs";
import { root } from "../library/root.mjs";
import { run } from "./programs.mjs";

const installMs = 8 * 60_000;

/** What builds leave behind. */
export const built = ["dist", "build", ".next", ".nuxt", ".output", ".parcel-cache", ".react-router", ".svelte-kit"];

/** What a folder of ours holds beside a project's sources. */
const ours = new Set(["row.json", "node_modules", ...built]);
const isTheirs = (path) => !ours.has(basename(path));

/** What rows share is installed once: each promise by its folder. */
const installed = new Map();

/** Makes the row's project afresh, with `tarball` installed; resolves to its folder. */
export async function fresh(row, tarball) {
  if (!row.install) {
    const folder = join(target, "packages", row.name);
    await empty(folder);
    await laid(row, folder);
    await install(row.name, folder, tarball);
    return folder;
  }
  const home = join(target, "packages/shared", row.install);
  if (!installed.has(home)) installed.set(home, shared(row.install, home, tarball));
  await installed.get(home);
  const folder = join(home, row.name);
  await empty(folder);
  await laid(row, folder);
  return folder;
}

/** The dependencies of several rows, without a project. */
async function shared(name, home, tarball) {
  await empty(home);
  await cp(join(root, "tests/packages", name), home, { recursive: true, filter: isTheirs });
  await install(name, home, tarball);
}

async function empty(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

async function laid(row, folder) {
  for (const part of row.project) await cp(part, folder, { recursive: true, filter: isTheirs });
  if (row.evidence) await cp(join(root, row.evidence), join(folder, "evidence.json"));
}

async function install(name, home, tarball) {
  await withoutPackage(home);
  const options = `--no-audit --no-fund --prefer-offline --cache "${join(target, "npm-cache")}" --loglevel error`;
  const started = Date.now();
  await run(home, `npm install ${options} "${tarball}"`, installMs);
  console.log(`installed ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The starters name the package where it lies in the repository, which a stranger does not have. */
async function withoutPackage(folder) {
  const file = join(folder, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  if (manifest.dependencies) delete manifest.dependencies["ontrack-probe"];
  await writeFile(file, JSON.stringify(manifest, null, 2));
}
