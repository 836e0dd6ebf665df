import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOf } from "../loader/printable.js";
import { textOf } from "./printable.mjs";

const all = Uint8Array.from({ length: 512 }, (_, index) => (index < 256 ? index : 511 - index));

test("every byte comes back", () => {
  assert.deepEqual([...bytesOf(textOf(all))], [...all]);
});

test("no minifier, server or page has to escape it", () => {
  assert.match(textOf(all), /^[ -~]+$/);
  assert.doesNotMatch(textOf(all), /["'`\\$<]/);
});
