/**
 * Writes the package into the folder `pkg`, from the bound modules below `work` and
 * `pkg-template`. `node main.mjs WORK VERSION`; run by `cargo xtask build`.
 */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entriesOf, testingOf } from "./entries.mjs";
import { glueOf } from "./glue.mjs";
import { tidied } from "./maps.mjs";
import { reportsOf } from "./reports.mjs";
import { shrunk } from "./shrink.mjs";
import { typesOf } from "./types.mjs";

const [work, version] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
const template = join(root, "pkg-template");
const next = join(root, "pkg.next");
const previous = join(root, "pkg.previous");
const pkg = join(root, "pkg");

/** The module that only probes offline is in the package as text alone. */
const published = { everything: "ontrack_probe.wasm", judge: "ontrack_probe_judge.wasm" };

/** What servers and tests run too. */
const outside = ["everything", "evidence", "judge"];

await rm(next, { recursive: true, force: true });
await mkdir(next);

await Promise.all(
  ["offline", "evidence", "whole", "everything", "judge"].map(async (name) => {
    const folder = join(work, name);
    const names = await shrunk(folder);
    await writeFile(join(folder, "glue.js"), await glueOf(folder, names));
    if (outside.includes(name)) await writeFile(join(folder, "glue-outside.js"), await glueOf(folder, names, true));
    if (published[name]) await copyFile(join(folder, "module.wasm"), join(next, published[name]));
  }),
);
const catalogue = (await readFile(join(work, "checks.json"), "utf8")).trim();
/** A script that makes data anew for each who asks, and not before. */
const asked = (name, json) => writeFile(join(work, `${name}.js`), `export const ${name} = () => (${json});\n`);
await asked("catalogue", catalogue);
await writeFile(join(next, "checks.json"), `${catalogue}\n`);
await writeFile(join(next, "checks.js"), `export default ${catalogue};\n`);

const places = { template, work, version, to: next };
const manifest = JSON.parse(await readFile(join(template, "package.json"), "utf8"));
/** What follows from the address of the repository; docs/release.md says when there is one. */
const links = manifest.repository && { homepage: `${manifest.repository}#readme`, bugs: `${manifest.repository}/issues` };
await writeFile(join(next, "package.json"), `${JSON.stringify({ ...manifest, ...links, version }, null, 2)}\n`);
await entriesOf(places);
await asked("reports", JSON.stringify(await reportsOf(root, next)));
await testingOf(places);
await tidied(next);
await typesOf(template, next);

await copyFile(join(root, "schema/report.schema.json"), join(next, "schema.json"));

const digest = createHash("sha384").update(await readFile(join(next, "classic.js"))).digest("base64");
const readme = (await readFile(join(template, "README.md"), "utf8")).replace("{version}", version);
await writeFile(join(next, "README.md"), readme.replace("{integrity}", `sha384-${digest}`));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) await copyFile(join(root, name), join(next, name));

// A page that is being served never meets half a package.
await rm(previous, { recursive: true, force: true });
await rename(pkg, previous).catch(() => {});
await rename(next, pkg);
await rm(previous, { recursive: true, force: true });
