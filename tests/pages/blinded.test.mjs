/**
 * The matrix can fail: here its recorded reports are judged again, first as they are, then with the
 * evidence of some subjects replaced by what an untouched browser of the same kind shows there,
 * which blinds the checks that read them. A row that stays green with all its checks blind would
 * prove nothing.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { judge } from "../../pkg/index.js";
import * as expect from "./library/expectations.mjs";
import { target } from "./library/places.mjs";

const lines = (await readFile(join(target, "matrix/reports.jsonl"), "utf8")).trim().split("\n");
const kept = lines.map((line) => JSON.parse(line)).filter(({ report }) => report.evidence);

const untouched = new Map(
  kept.filter(({ name }) => name === "plain").map(({ browser, report }) => [browser, report.evidence]),
);
/** Only what a browser answered at all can be blinded to look like an untouched one. */
const beset = kept.filter(
  ({ part, browser, report }) =>
    part === "adversaries" && untouched.has(browser) && report.anomalies.length > 0,
);

const blind = ({ browser, report }, subjects) => {
  const clean = untouched.get(browser);
  const replaced = subjects.map((subject) => [subject, clean[subject]]);
  return judge({ ...report.evidence, ...Object.fromEntries(replaced) });
};
const isRed = ({ wanted }, report) => expect.verdict(wanted, report) !== null;
const title = ({ name, browser, injection }) => `${name} in ${browser}, ${injection}`;

/** What was found of a row, which two tests ask for. */
const known = new Map();

/**
 * The subjects without which fewer checks fail: those that betray this adversary. Blinding some can
 * wake checks that had no say before, so it is looked again until nothing more is found.
 */
function telling(row) {
  if (!known.has(row)) known.set(row, search(row));
  return known.get(row);
}

async function search(row) {
  const found = [];
  for (let more = null; more === null || more.length > 0; found.push(...more)) {
    const { failed } = (await blind(row, found)).checks;
    more = [];
    for (const subject of Object.keys(untouched.get(row.browser))) {
      if (found.includes(subject)) continue;
      const { checks } = await blind(row, [...found, subject]);
      if (failed.some((check) => !checks.failed.includes(check))) more.push(subject);
    }
  }
  return found;
}

test("blinded: the reports of a whole run are here", () => {
  assert.ok(untouched.size >= 2, `untouched browsers: ${[...untouched.keys()].join()}`);
  assert.ok(beset.length >= 40, `rows with anomalies: ${beset.length}`);
});

test("blinded: a server judges every report as the page did", async () => {
  for (const row of kept) {
    const { verdict, reason, checks } = await judge(row.report.evidence);
    const { report } = row;
    assert.deepEqual([verdict, reason], [report.verdict, report.reason], title(row));
    assert.deepEqual(checks.failed, report.checks.failed, title(row));
  }
});

test("blinded: a row whose checks are blind turns red", async () => {
  for (const row of beset.filter(({ report, wanted }) => report.verdict === wanted)) {
    const subjects = await telling(row);
    assert.ok(subjects.length > 0, `${title(row)}: no subject betrays it`);
    assert.ok(isRed(row, await blind(row, subjects)), `${title(row)} stays green without ${subjects}`);
  }
});

test("blinded: a genuine row turns red with what an adversary leaves behind", async () => {
  for (const row of beset.filter(({ wanted }) => ["emulated", "tampered"].includes(wanted))) {
    const { evidence } = row.report;
    assert.notEqual(expect.genuine(await judge(evidence)), null, title(row));
  }
});

test("blinded: some adversaries are betrayed by one subject alone, and by that one they are", async () => {
  const alone = new Set();
  for (const row of beset) {
    for (const subject of await telling(row)) {
      if (isRed(row, await blind(row, [subject]))) alone.add(subject);
    }
  }
  assert.ok(alone.size >= 3, `subjects that some verdict hangs on: ${[...alone].join()}`);
});
