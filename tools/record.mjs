/**
 * Keeps a small part of what a whole matrix reported: one piece of evidence for each adversary and
 * for some genuine configurations, in the current Chromium and Firefox. Rust's tests judge it.
 * Run after `cargo xtask matrix`: `node tools/record.mjs target/matrix/reports.jsonl`.
 */
import { readFile, writeFile } from "node:fs/promises";

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

const lines = (await readFile(process.argv[2], "utf8")).trim().split("\n");
const kept = new Map();
for (const { part, name, browser, report } of lines.map((line) => JSON.parse(line))) {
  const isWanted = part === "adversaries" ? engines.includes(browser) || browser === "node" : genuine.includes(name);
  const key = `${name} ${browser}`;
  if (!report.evidence || kept.has(key) || !isWanted || !(engines.includes(browser) || browser === "node")) continue;
  const { verdict, outcome, evidence } = report;
  kept.set(key, { name, browser, verdict, outcome, evidence });
}
const rows = [...kept.values()].map((row) => JSON.stringify(row)).sort();
await writeFile(target, `${rows.join("\n")}\n`);
console.log(`${rows.length} pieces of evidence in ${target.pathname}`);
