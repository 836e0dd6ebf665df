/**
 * The page's module judges as the library on a server does: the same report, value by value. Run
 * with a file of JSON lines `{ evidence, report }`, both as text, in PARITY; xtask writes it.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { judge } from "../../pkg/index.js";

const lines = (await readFile(process.env.PARITY, "utf8")).trim().split("\n");

test("there is enough to compare", () => assert.ok(lines.length >= 500, `${lines.length}`));

test("the module judges as the library does", async () => {
  for (const line of lines) {
    const { evidence, report } = JSON.parse(line);
    const judged = await judge(JSON.parse(evidence)).catch(String);
    assert.deepEqual(judged, JSON.parse(report), evidence.slice(0, 2000));
  }
});
