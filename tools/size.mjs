/**
 * What the package costs a visitor to download, in bytes, beside published packages that look at a
 * browser too. `size.json` says which files are downloaded for what, what they may cost after
 * brotli and what they should. With `--budgets` nothing but the budgets is looked at, without it a
 * missed goal is a failure too.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { constants, brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "../tests/pages/library/bundles.mjs";
import { root } from "../tests/pages/library/root.mjs";

const { values: wanted } = parseArgs({ options: { budgets: { type: "boolean" } } });
const { entries, peers } = JSON.parse(await readFile(new URL("size.json", import.meta.url), "utf8"));

/** As a server compresses what it has on its disk. */
const sizesOf = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length,
  brotli: brotliCompressSync(bytes).length,
});

/** Files that are downloaded one by one are compressed one by one. */
const sum = (one, other) => ({
  raw: one.raw + other.raw,
  gzip: one.gzip + other.gzip,
  brotli: one.brotli + other.brotli,
});

const downloaded = async (file) => sizesOf(await readFile(join(root, "pkg", file)));

/** A whole package, bundled and minified. */
async function bundled(name) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "${name}";`, resolveDir: join(root, "tests/pages") },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
  });
  return sizesOf(outputFiles[0].contents);
}

const rows = [];
for (const { files, ...entry } of entries) {
  rows.push({ ...entry, ...(await Promise.all(files.map(downloaded))).reduce(sum) });
}
if (!wanted.budgets) for (const name of peers) rows.push({ name, ...(await bundled(name)) });

const widest = Math.max(...rows.map(({ name }) => name.length));
const columns = ["raw", "gzip", "brotli", "budget", "goal"];
const line = (name, cells) => name.padEnd(widest) + cells.map((cell) => String(cell ?? "").padStart(9)).join("");
console.log(line("bytes", columns));
for (const row of rows) console.log(line(row.name, columns.map((column) => row[column])));

const missed = (limit) => rows.filter((row) => row.brotli > row[limit]);
const limits = wanted.budgets ? ["budget"] : ["budget", "goal"];
for (const limit of limits) {
  for (const row of missed(limit)) console.log(`${row.name} costs ${row.brotli - row[limit]} bytes more than its ${limit}`);
}
process.exitCode = limits.some((limit) => missed(limit).length > 0) ? 1 : 0;
