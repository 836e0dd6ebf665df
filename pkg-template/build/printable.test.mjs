import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bytesOf } from "../loader/printable.js";
import { textOf } from "./printable.mjs";
import { streamsOf } from "./streams.mjs";

const assembler = fileURLToPath(new URL("node_modules/.bin/wasm-as", import.meta.url));

const features = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-simd"];

/** One of each kind of instruction that is followed by something. */
const every = `(module
  (memory (export "memory") 1)
  (table 2 funcref)
  (elem (i32.const 0) $double $double)
  (global $count (mut i32) (i32.const 0))
  (data (i32.const 0) "${Array.from({ length: 256 }, (_, byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("")}")
  (func $double (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
  (func (export "run") (param i32) (result f64) (local i64 f32)
    (block $out (block $in (br_table $in $out $in (local.get 0))))
    (loop $again (br_if $again (i32.lt_u (global.get $count) (i32.const 3)) (global.set $count (i32.add (global.get $count) (i32.const 1)))))
    (if (local.get 0) (then (i64.store offset=1000 align=1 (i32.const 4) (i64.const -70000000000))))
    (memory.copy (i32.const 600) (i32.const 0) (i32.const 256))
    (memory.fill (i32.const 900) (i32.const 7) (i32.const 9))
    (drop (memory.grow (memory.size)))
    (local.set 2 (f32.const 1.5))
    (f64.add
      (f64.convert_i32_u (call_indirect (param i32) (result i32) (i32.load8_u offset=600 (local.get 0)) (i32.const 1)))
      (f64.add
        (f64.const 0.25)
        (f64.convert_i32_s (i32.trunc_sat_f32_s (f32.add (local.get 2) (f32.convert_i32_u (i32.load16_u offset=900 (i32.const 0)))))))))
  (func (export "deep") ${"(block ".repeat(200)} (br 199) ${")".repeat(200)}))`;

function assembled(text) {
  const folder = mkdtempSync(join(tmpdir(), "printable-"));
  try {
    writeFileSync(join(folder, "module.wat"), text);
    execFileSync(assembler, [...features, join(folder, "module.wat"), "-o", join(folder, "module.wasm")]);
    return readFileSync(join(folder, "module.wasm"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const module = assembled(every);
const text = textOf(module);

test("a module comes back, and does what it did", async () => {
  const runs = await Promise.all([module, await bytesOf(text)].map((bytes) => WebAssembly.instantiate(bytes)));
  const [before, after] = runs.map(({ instance: { exports } }) => ({
    results: [0, 1, 200].map((argument) => exports.run(argument)),
    memory: new Uint8Array(exports.memory.buffer),
  }));
  assert.deepEqual(after, before);
});

test("only the sizes are written in another way", async () => {
  assert.deepEqual(streamsOf(await bytesOf(text)), streamsOf(module));
});

test("an instruction that is not known is said when the package is built", () => {
  const vector = assembled(`(module (func (drop (v128.const i8x16 ${"11 ".repeat(16)}))))`);
  assert.throws(() => streamsOf(vector), /is not known/);
});

test("a damaged text ends, and only where nothing was written is it the module still", async () => {
  const whole = Buffer.from(await bytesOf(text));
  let same = 0;
  for (let place = 0; place < text.length; place += 1) {
    try {
      if (whole.equals(await bytesOf(`${text.slice(0, place)}|${text.slice(place + 1)}`))) same += 1;
    } catch {}
  }
  // Bytes that the module does not have stand in its alphabets all the same.
  assert.ok(same < text.length / 4, `${same} of ${text.length}`);
});

test("no minifier, server or page has to escape it", () => {
  assert.match(text, /^[ -~]+$/);
  assert.doesNotMatch(text, /["'`\\$<]/);
});
