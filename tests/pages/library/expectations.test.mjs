import assert from "node:assert/strict";
import { test } from "node:test";
import * as expect from "./expectations.mjs";

const report = {
  verdict: "genuine",
  reason: null,
  outcome: "SUCCESS",
  tracks: [{ kind: "audio" }, { kind: "video" }],
  anomalies: [{ check: "slow", weight: "soft" }],
};

test("a genuine report with soft anomalies passes", () => {
  assert.equal(expect.genuine(report), null);
});

test("each flaw of a genuine report is named", () => {
  const anomalies = [{ check: "brand", weight: "medium" }];
  assert.match(expect.genuine({ ...report, anomalies }), /brand \(medium\)/);
  assert.match(expect.genuine({ ...report, verdict: "blocked" }), /verdict blocked/);
  assert.match(expect.genuine({ ...report, outcome: "TIMEOUT" }), /TIMEOUT/);
  assert.match(expect.genuine({ ...report, tracks: [{ kind: "audio" }] }), /no video/);
});

test("a wrong verdict tells what was found instead", () => {
  assert.equal(expect.verdict("genuine", report), null);
  assert.match(expect.verdict("emulated", report), /wanted emulated; slow \(soft\)/);
});

test("a row allows its verdicts for its reasons", () => {
  const blocked = { ...report, verdict: "blocked", reason: "constructor-missing" };
  const row = { verdict: ["blocked"], reasons: ["constructor-missing"] };
  assert.equal(expect.allowed(row, blocked), null);
  assert.match(expect.allowed(row, { ...blocked, reason: "other" }), /reason other/);
  assert.match(expect.allowed(row, report), /wanted blocked/);
  assert.match(expect.allowed({ verdict: ["genuine"] }, { ...report, tracks: [] }), /no audio/);
});

test("every report of a page counts, and the page must be what the row says", () => {
  const row = { verdict: ["genuine"], seen: { "environment.hidden": true }, budget: 1 };
  const hidden = { ...report, evidence: { environment: { hidden: true } } };
  const spent = { ...hidden, verdict: "inconclusive", reason: "page-budget" };
  assert.equal(expect.allAllowed(row, [hidden, hidden, spent]), null);
  assert.match(expect.allAllowed(row, [spent, hidden]), /report 1 of 2/);
  assert.match(expect.allAllowed(row, [{ ...hidden, evidence: {} }]), /not the configuration/);
  assert.equal(expect.allAllowed(row, []), "no report");
});

test("a report of a probe without time may hold nothing above soft, whatever its verdict", () => {
  const row = { verdict: ["genuine", "inconclusive"], reasons: ["timeout"], late: true };
  const late = { ...report, verdict: "inconclusive", reason: "timeout", outcome: "TIMEOUT", tracks: [] };
  assert.equal(expect.allowed(row, late), null);
  assert.equal(expect.allowed(row, { ...report, tracks: [] }), null);
  const anomalies = [{ check: "ended", weight: "medium" }];
  assert.match(expect.allowed(row, { ...late, anomalies }), /ended \(medium\)/);
  assert.match(expect.allowed(row, { ...late, verdict: "instrumented" }), /verdict instrumented/);
  assert.match(expect.allowed(row, { ...late, reason: "other" }), /reason other/);
});
