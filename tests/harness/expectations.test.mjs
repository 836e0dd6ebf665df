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
