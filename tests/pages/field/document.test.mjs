import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { briefly, cells, document, failed, ordered, outdated, path } from "./document.mjs";
import { why } from "./right.mjs";
import { software } from "./software.mjs";

test("docs/field.md says of each what its head and the lock file say", async () => {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.startsWith("| `"));
  const all = await software();
  const told = lines.map((line) => line.slice(2, -2).split(" | ").map((cell, index) => (index === 5 ? null : cell)));
  assert.deepEqual(told, ordered(all).map(cells), "run BLESS=1 cargo xtask matrix --only field");
});

test("many failed checks are told by their families", () => {
  assert.equal(briefly([]), "nothing");
  assert.equal(briefly(["a.one", "b.two"]), "`a.one`, `b.two`");
  assert.equal(briefly(["a.1", "a.2", "b.1", "a.3", "c.1"]), "`a` 3, `b` 1, `c` 1");
});

test("engines that saw the same are told once", async () => {
  const [one] = await software();
  const row = (seen) => document([one], new Map([[one.name, seen]])).trim().split("\n").at(-1);
  assert.match(row({ chromium: ["a.1"], firefox: ["a.1"] }), /\| `a.1` \|/);
  assert.match(row({ chromium: ["a.1"], firefox: [] }), /\| Chromium: `a.1`; Firefox: nothing \|/);
});

test("a document that differs in one line is out of date, and that line is told", async () => {
  const kept = await readFile(path, "utf8");
  assert.equal(await outdated(kept), null);
  assert.match(await outdated(kept.replace("nothing", "something")), /out of date.+something/);
  assert.match(await outdated(`${kept}more\n`), /out of date/);
});

test("soft anomalies are left out", () => {
  const anomalies = [{ check: "b", weight: "hard" }, { check: "a", weight: "medium" }, { check: "c", weight: "soft" }];
  assert.deepEqual(failed({ anomalies }), ["a", "b"]);
});

test("no row is right where the software is not at work, whatever the report says", () => {
  const one = { title: "package", verdict: "instrumented", media: "complete" };
  const report = { asked: "offline", isThere: true, verdict: "instrumented", anomalies: [], tracks: [] };
  assert.equal(why(one, report), null);
  assert.match(why(one, { ...report, isThere: false }), /not at work/);
  assert.match(why(one, { ...report, verdict: "emulated" }), /offline: verdict emulated/);
  assert.match(why(one, { ...report, asked: "loopback", media: { outcome: "inconclusive" } }), /media inconclusive/);
});
