import assert from "node:assert/strict";
import { test } from "node:test";
import { judgement } from "./demo-judgement.mjs";

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

test("a verdict without a reason stands alone", () => {
  assert.match(judgement({ verdict: "genuine", reason: null, claims: [] }), /verdict {3}genuine\n$/);
});
