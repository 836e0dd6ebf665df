/**
 * What each file costs a visitor to download, and each of the published packages that look at a
 * browser too. Prints one JSON line for each: `{ name, raw, gzip, brotli }` in bytes.
 * Options: `{ entries: [{ name, files }], peers?: [package, …] }`.
 */
import { readFile } from "node:fs/promises";
import { constants, brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "../tests/pages/library/bundles.mjs";
import { main, options } from "./program.mjs";
import { answer } from "./results.mjs";
import { root } from "../tests/pages/library/serve.mjs";

const { entries, peers = [] } = options();

/** As a server compresses what it has on its disk. */
const sizes = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length,
  brotli: brotliCompressSync(bytes).length,
});

/** Files that are downloaded one by one are compressed one by one. */
const sum = (list) =>
  list.reduce((all, one) => ({
    raw: all.raw + one.raw,
    gzip: all.gzip + one.gzip,
    brotli: all.brotli + one.brotli,
  }));

/** A whole package, bundled and minified. */
async function bundled(name) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "${name}";`, resolveDir: `${root}tests/pages` },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles[0].contents;
}

await main(async () => {
  for (const { name, files } of entries) {
    const list = await Promise.all(files.map(async (file) => sizes(await readFile(file))));
    answer({ name, ...sum(list) });
  }
  for (const name of peers) answer({ name, ...sizes(await bundled(name)) });
});
