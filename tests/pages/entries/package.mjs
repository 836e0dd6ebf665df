/** The built package, for every test of its entries. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { createContext, runInContext } from "node:vm";
import { bytesOf } from "../../../pkg-template/loader/printable.js";
import { root } from "../library/root.mjs";

export const pkg = join(root, "pkg");
export const program = (name) => join(root, "tests/pages/node_modules/.bin", name);
export const run = promisify(execFile);
export const entry = (name) => import(join(pkg, name));
export const required = createRequire(import.meta.url);
export const text = (name) => readFile(join(pkg, name), "utf8");
export const manifest = JSON.parse(await text("package.json"));

/** The module inside a script: its longest text. */
export async function inlined(name) {
  const texts = (await text(name)).match(/"[ !#-~]{1000,}"/g);
  return Buffer.from(await bytesOf(JSON.parse(texts.sort((one, other) => other.length - one.length)[0])));
}

/** What the classic script leaves in a page that has nothing but the language. */
export async function classic() {
  const page = createContext({});
  runInContext(await text("classic.js"), page);
  return page.ontrackProbe;
}

/** The files that npm would publish. */
export async function packed() {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: pkg });
  // A list of packages, or in newer versions a map of them.
  const [{ files }] = Object.values(JSON.parse(stdout));
  return files.map(({ path }) => path);
}
