import assert from "node:assert/strict";
import { test } from "node:test";
import { policies } from "../../../pkg-template/verifier/policies.js";
import { memoryStore } from "../../../pkg-template/verifier/store.js";
import { verifierOf } from "../../../pkg-template/verifier/verifier.js";
import { genuine, judge, secret, verifier } from "./fixtures.mjs";

const store = memoryStore();

test("wrong options are refused by their name", () => {
  for (const [options, name] of [
    [undefined, "secret, or store"],
    [{}, "secret, or store"],
    [{ secret: undefined }, "secret, or store"],
    [{ secret: "fifteen bytes.." }, "secret"],
    [{ secret: "" }, "secret"],
    [{ secret: [] }, "secret"],
    [{ secret: [secret, "short"] }, "secret"],
    [{ secret: 1234567890123456 }, "secret"],
    [{ secret: null }, "secret"],
    [{ secret: new Uint8Array(15) }, "secret"],
    [{ store: {} }, "store"],
    [{ store: { put() {} } }, "put and take"],
    [{ secret, store: { take() {} } }, "store"],
    [{ store: null }, "store"],
    [{ secret, lifetime: 1000 }, "lifetime"],
    [{ secret, toString: 1 }, "toString"],
    [{ secret, lifetimeMs: 999 }, "lifetimeMs"],
    [{ secret, lifetimeMs: "1000" }, "lifetimeMs"],
    [{ secret, lifetimeMs: Infinity }, "lifetimeMs"],
    [{ secret, limitBytes: 0 }, "limitBytes"],
    [{ secret, limitBytes: 2 ** 21 }, "limitBytes"],
    [{ secret, now: 0 }, "now"],
    [{ secret, policy: "log-in" }, "policy"],
    [{ secret, policy: {} }, "policy"],
  ]) {
    assert.throws(() => verifierOf(judge, options), { name: "TypeError", message: new RegExp(name) }, JSON.stringify(options));
  }
});

test("what is undefined was left out", async () => {
  const one = verifier({ secret, store: undefined, policy: undefined, lifetimeMs: undefined, limitBytes: undefined, now: undefined });
  const before = Date.now();
  const { expires } = await one.issue();
  assert.ok(expires >= before + 300_000 && expires <= Date.now() + 300_000);
  assert.equal((await one.verify(undefined)).decision, policies.login.unverified);
});

test("the least and the most are right", () => {
  for (const options of [
    { secret: "sixteen bytes..." },
    { secret: new Uint8Array(16).buffer },
    { store },
    { secret, store },
    { secret, store: { put() {} } },
    { secret, lifetimeMs: 1000, limitBytes: 1 },
    { secret, lifetimeMs: 86_400_000, limitBytes: 2 ** 20 },
  ]) {
    assert.equal(typeof verifier(options).verify, "function");
  }
});

test("a policy decides about what counts, and has a word for what does not", async () => {
  const one = verifier({ secret, policy: { ...policies.strict, genuine: "welcome", unverified: "who-are-you" } });
  const { nonce } = await one.issue();
  const decision = async (body) => (await one.verify(body)).decision;
  assert.equal(await decision({ ...genuine(nonce), verdict: "genuine" }), "welcome");
  assert.equal(await decision(genuine(nonce)), "who-are-you");
  const { nonce: next } = await one.issue();
  assert.equal(await decision({ verdict: "emulated", nonce: next }), "refuse");
});

test("a verifier needs no receiver", async () => {
  const { issue, verify } = verifier();
  const { nonce } = await issue();
  assert.equal((await verify(genuine(nonce))).error, null);
});

test("a runtime without WebCrypto is told what to do", () => {
  const { crypto } = globalThis;
  const own = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { value: undefined, configurable: true });
  try {
    assert.throws(() => verifier(), { name: "TypeError", message: /node:crypto/ });
  } finally {
    Object.defineProperty(globalThis, "crypto", own);
  }
  assert.equal(globalThis.crypto, crypto);
});
