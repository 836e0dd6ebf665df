import assert from "node:assert/strict";
import { test } from "node:test";
import { judgement, lines } from "./demo-report.mjs";

test("a report of any shape is shown", () => {
  assert.match(lines("chromium", null), /^chromium/);
  const shown = lines("firefox", {
    verdict: "blocked",
    summary: "WebRTC is missing.",
    reason: "no-constructor",
    anomalies: [{ check: "a", weight: "hard", expected: "x", observed: "y" }],
    checks: { passed: ["b"], failed: ["a"], skipped: { "no-media": ["c", "d"], "no-realm": ["e"] } },
  });
  assert.match(shown, /blocked \(no-constructor\)/);
  assert.match(shown, /summary +WebRTC is missing\./);
  assert.match(shown, /1 passed, 1 failed, 3 skipped/);
  assert.match(shown, /hard {3}a: expected x, observed y/);
});

test("claims are shown by how they hold", () => {
  const claims = [
    { claim: "frames", holds: true },
    { claim: "ssrc", holds: false },
    { claim: "tones", holds: null },
  ];
  const shown = judgement({ verdict: "tampered", reason: "claim-ssrc", claims });
  assert.match(shown, /tampered \(claim-ssrc\)/);
  assert.match(shown, /DOES NOT HOLD: ssrc\n/);
  assert.match(shown, /not to be compared: tones\n/);
});
