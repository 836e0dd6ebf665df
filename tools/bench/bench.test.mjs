import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundlePage } from "../../tests/pages/library/bundles.mjs";
import { figures, ratio } from "./figures.mjs";
import { growth } from "./growth.mjs";
import { loopback } from "./loopback.mjs";
import { offline } from "./offline.mjs";
import { start } from "./start.mjs";
import { inTurn, rounds } from "./pages/rounds.js";
import { shares } from "./plan.mjs";

test("figures do not depend on the order of the times", () => {
  assert.deepEqual(figures([5, 1, 4, 2, 3]), { median: 3, q1: 2, q3: 4 });
  assert.deepEqual(figures([10, 20]), { median: 15, q1: 12.5, q3: 17.5 });
  assert.equal(ratio(figures([8]), figures([2])), 4);
  assert.throws(() => figures([]), /nothing/);
});

test("every contestant is first, second and third as often", () => {
  const turns = [0, 1, 2].map((index) => inTurn(["a", "b", "c"], index).join(""));
  assert.deepEqual(turns, ["abc", "bca", "cab"]);
});

test("only counted rounds are timed, and all of them are run", async () => {
  let calls = 0;
  const times = await rounds({ one: async () => (calls += 1), other: async () => {} }, { warmUp: 2, counted: 3 });
  assert.equal(calls, 5);
  assert.deepEqual([times.one.length, times.other.length], [3, 3]);
});

test("a contestant may tell its own time", async () => {
  const times = await rounds({ one: async () => 7 }, { warmUp: 1, counted: 2 }, (contestant) => contestant());
  assert.deepEqual(times.one, [7, 7]);
});

test("no page gets more rounds than it can bear, and none is lost", () => {
  for (const count of [1, 25, 30, 31, 100]) {
    const plan = shares(count, { roundsPerPage: 30, leastPages: 5 });
    assert.equal(plan.reduce((sum, share) => sum + share, 0), count);
    assert.ok(plan.length >= 5 && plan[0] > 0 && Math.max(...plan) <= 30, `${plan}`);
  }
});

test("a page has what it uses inside and takes the package as it is published", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    await bundlePage("offline", folder, fileURLToPath(new URL("pages/", import.meta.url)));
    const script = await readFile(join(folder, "offline.js"), "utf8");
    assert.match(script, /from "\/pkg\/index\.js"/);
    assert.doesNotMatch(script, /from "@/);
    assert.match(await readFile(join(folder, "offline.html"), "utf8"), /src="offline\.js"/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const shown = ({ lines }, figures) => lines(figures).join("\n");

test("each goal is told by itself, and what was not measured reaches nothing", () => {
  const floorMs = { median: 4, q1: 3.5, q3: 5 };
  const text = shown(offline, { title: "one 1", rounds: 25, floorMs, ratioToFloor: 3, ratioToFingerprintjs: 1.1 });
  assert.match(text, /^one 1, 25 rounds/);
  assert.match(text, /4\.0 +3\.5 +5\.0/);
  assert.match(text, /\(at most 3\): reached/);
  assert.match(text, /\(at most 1\): NOT reached/);
  assert.equal(shown(offline, {}).match(/NOT reached/g).length, 2);
  assert.match(shown(loopback, { ratio: 1.1 }), /1\.10 × bare JavaScript \(at most 1\.1\): reached/);
  assert.match(shown(loopback, { ratio: 1.2 }), /NOT reached/);
});

test("the parts of a start stand below the whole", () => {
  const figures = { packageMs: { median: 20 }, packagePartsMs: { compile: { median: 7 } }, ratioToTrivial: 2.5 };
  const text = shown(start, figures);
  assert.ok(text.indexOf("package, until") < text.indexOf("compile"));
  assert.match(text, /7\.0/);
  assert.match(text, /2\.50 × the trivial module/);
});

test("what a browser does not count is no figure", () => {
  const offline = { first: { longestMs: 31, totalMs: 0 }, firstCounted: { longestMs: null } };
  const text = shown(start, { blocks: { offline } });
  assert.match(text, /31\.0 +0\.0/);
  assert.match(text, /first, by longtask +the browser does not/);
});

test("several at once are told for each too, and tracks by their number", () => {
  const togetherMs = { offline: { 1: { median: 20 }, 8: { median: 48 } } };
  const text = shown(growth, { togetherMs, tracks: { 32: { reportMs: { median: 31.5 } } } });
  for (const figure of ["48.0", "6.0", "31.5", "NaN"]) assert.ok(text.includes(figure), figure);
});
