/**
 * Writes the package into the folder `pkg`, from the bound modules below `work` and
 * `pkg-template`. `node main.mjs WORK VERSION`; run by `cargo xtask build`.
 */
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entriesOf } from "./entries.mjs";
import { glueOf } from "./glue.mjs";
import { shrunk } from "./shrink.mjs";

const [work, version] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
const template = join(root, "pkg-template");
const next = join(root, "pkg.next");
const previous = join(root, "pkg.previous");
const pkg = join(root, "pkg");

/** The module that only probes offline is in the package as text alone. */
const published = { everything: "ontrack_probe.wasm", judge: "ontrack_probe_judge.wasm" };

await rm(next, { recursive: true, force: true });
await mkdir(next);

await Promise.all(
  ["offline", "evidence", "whole", "everything", "judge"].map(async (name) => {
    const folder = join(work, name);
    await writeFile(join(folder, "glue.js"), await glueOf(folder, await shrunk(folder)));
    if (published[name]) await copyFile(join(folder, "module.wasm"), join(next, published[name]));
  }),
);
await entriesOf({ template, work, version, to: next });

const manifest = JSON.parse(await readFile(join(template, "package.json"), "utf8"));
await writeFile(join(next, "package.json"), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
const catalogue = (await readFile(join(work, "checks.json"), "utf8")).trim();
await writeFile(join(next, "checks.json"), `${catalogue}\n`);
await writeFile(join(next, "checks.js"), `export default ${catalogue};\n`);
await copyFile(join(root, "schema/report.schema.json"), join(next, "schema.json"));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(join(root, name), join(next, name));
for (const name of await readdir(template)) {
  if (/\.d\.ts$|\.md$/.test(name)) await copyFile(join(template, name), join(next, name));
}

// A page that is being served never meets half a package.
await rm(previous, { recursive: true, force: true });
await rename(pkg, previous).catch(() => {});
await rename(next, pkg);
await rm(previous, { recursive: true, force: true });
