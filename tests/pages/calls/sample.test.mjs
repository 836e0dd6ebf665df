import assert from "node:assert/strict";
import { test } from "node:test";
import { randomBy, sampleOf } from "./sample.mjs";

test("the same seed gives the same calls, another gives others", () => {
  const by = (seed) => sampleOf(3000, 20, randomBy(seed));
  assert.deepEqual(by(1), by(1));
  assert.notDeepEqual(by(1), by(2));
});

test("a sample holds different calls from the first to the last", () => {
  const sample = sampleOf(10, 5, randomBy(7));
  assert.equal(new Set(sample).size, 5);
  assert.ok(sample.every((number, index) => number > index * 2 && number <= index * 2 + 2));
});

test("where there are no more calls than are asked for, it is all of them", () => {
  assert.deepEqual(sampleOf(3, 100, randomBy(1)), [1, 2, 3]);
});
