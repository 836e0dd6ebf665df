/**
 * Keeps a small part of what the last matrix reported: one piece of evidence for each adversary and
 * for some genuine configurations, in the current Chromium and Firefox. Rust's tests judge it. What
 * that matrix did not visit stays as it was recorded. Run by `cargo xtask bless`.
 */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { target as built } from "../tests/pages/library/places.mjs";

const target = new URL("../tests/evidence/matrix.jsonl", import.meta.url);
const engines = ["chromium", "firefox"];
const genuine = [
  "plain",
  "at-once",
  "csp-webrtc-block",
  "framework-adapter",
  "framework-zone",
  "resist-fingerprinting",
  "sandboxed-page",
  "webrtc-off",
  "worker",
];

const linesOf = async (file) => (await readFile(file, "utf8").catch(() => "")).split("\n").filter(Boolean);
const adversaries = new Set((await readdir(new URL("../tests/adversaries/", import.meta.url))).map((name) => name.replace(/\.js$/, "")));

const kept = new Map();
for (const { part, name, browser, report } of (await linesOf(join(built, "matrix/reports.jsonl"))).map((line) => JSON.parse(line))) {
  const isWanted = part === "adversaries" ? engines.includes(browser) || browser === "node" : genuine.includes(name);
  const key = `${name} ${browser}`;
  if (!report.evidence || kept.has(key) || !isWanted || !(engines.includes(browser) || browser === "node")) continue;
  const { verdict, outcome, evidence } = report;
  kept.set(key, { name, browser, verdict, outcome, evidence });
}
for (const row of (await linesOf(target)).map((line) => JSON.parse(line))) {
  const key = `${row.name} ${row.browser}`;
  if (!kept.has(key) && (adversaries.has(row.name) || genuine.includes(row.name))) kept.set(key, row);
}
const rows = [...kept.values()].map((row) => JSON.stringify(row)).sort();
await writeFile(target, `${rows.join("\n")}\n`);
console.log(`${rows.length} pieces of evidence in ${target.pathname}`);
