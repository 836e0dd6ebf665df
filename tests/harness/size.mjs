/** Prints what each file costs a visitor to download. `node size.mjs FILE…` */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const [raw, gzip, brotli] = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)]
    .map(({ length }) => String(length).padStart(7));
  console.error(`  ${basename(file).padEnd(20)} ${raw} bytes ${gzip} gzip ${brotli} brotli`);
}
