import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { policies } from "../../../pkg-template/verifier/policies.js";
import { decide } from "../../../pkg-template/verifier/policy.js";
import { secret, verifier } from "./fixtures.mjs";

const decisions = JSON.parse(await readFile(new URL("../../verifier/decisions.json", import.meta.url), "utf8"));

test("both languages decide alike", () => {
  assert.ok(decisions.rows.length > 100);
  assert.deepEqual(Object.keys(policies), decisions.policies);
  for (const [verdict, reason, outcome, media, said] of decisions.rows) {
    const report = { verdict, reason, outcome, media };
    assert.deepEqual(decisions.policies.map((name) => decide(report, name)), said, JSON.stringify(report));
  }
});

test("a visitor without a report gets the word for that", () => {
  for (const none of [null, undefined]) {
    assert.equal(decide(none, "login"), "ask-more");
    assert.equal(decide(none, "measure"), "allow");
  }
});

test("a policy of one's own has words of one's own", () => {
  const mine = { ...policies.login, tampered: { SUCCESS: "slow-down", otherwise: "call-us" } };
  const tampered = (outcome) => decide({ verdict: "tampered", reason: null, outcome, media: null }, mine);
  assert.equal(tampered("SUCCESS"), "slow-down");
  assert.equal(tampered("TIMEOUT"), "call-us");
});

test("no name of all objects is a code", () => {
  const report = { verdict: "genuine", reason: "toString", outcome: "constructor", media: { reason: "valueOf", outcome: "__proto__" } };
  assert.equal(decide(report, "login"), "ask-more");
});

test("what is no policy is refused", () => {
  const { unverified, ...incomplete } = policies.login;
  for (const wrong of ["toString", "Login", undefined, null, {}, incomplete]) {
    assert.throws(() => decide(null, wrong), { name: "TypeError", message: /login, strict, call, measure/ });
  }
  assert.equal(unverified, "ask-more");
});

test("what is no report is refused", () => {
  for (const wrong of [{}, { verdict: "fine" }, { verdict: "toString" }]) {
    assert.throws(() => decide(wrong, "login"), { name: "TypeError", message: /report/ });
  }
});

test("a policy that leaves a visitor without a word is refused", () => {
  const wrong = [
    { ...policies.login, tampered: { TIMEOUT: "allow" } },
    { ...policies.login, inconclusive: { otherwise: "allow", timeout: 1 } },
    { ...policies.login, unverified: { otherwise: "refuse" } },
  ];
  for (const policy of wrong) {
    assert.throws(() => decide(null, policy), { name: "TypeError", message: /otherwise/ });
    assert.throws(() => verifier({ secret, policy }), { name: "TypeError", code: "invalid-option" });
  }
  assert.throws(() => verifier({ secret, policy: "constructor" }), { code: "invalid-option" });
  assert.throws(() => verifier(null), { code: "invalid-option" });
});
