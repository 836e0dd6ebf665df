import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore } from "../../../pkg-template/verifier/store.js";
import { code, genuine, judge, secret, verifier } from "./fixtures.mjs";
import { verifierOf } from "../../../pkg-template/verifier/verifier.js";

test("of a signed nonce the first evidence counts", async () => {
  const one = verifier();
  const { nonce } = await one.issue();
  assert.equal(await code(one, genuine(nonce)), undefined);
  assert.equal(await code(one, genuine(nonce)), "nonce-replayed");
});

test("of a stored nonce the first evidence counts", async () => {
  const one = verifier({ store: memoryStore() });
  const { nonce } = await one.issue();
  assert.equal(await code(one, genuine(nonce)), undefined);
  assert.equal(await code(one, genuine(nonce)), "nonce-unknown");
});

test("of many at once one counts", async () => {
  for (const one of [verifier(), verifier({ store: memoryStore() })]) {
    const { nonce } = await one.issue();
    const codes = await Promise.all(Array.from({ length: 20 }, () => code(one, genuine(nonce))));
    assert.equal(codes.filter((found) => found === undefined).length, 1);
  }
});

test("a nonce that nobody issued never counts", async () => {
  for (const one of [verifier(), verifier({ store: memoryStore() })]) {
    for (const nonce of ["", ".", "recorded", "a.b.c.d", "0".repeat(1000)]) {
      assert.equal(await code(one, genuine(nonce)), "nonce-unknown");
    }
  }
});

test("instances with one secret and one store count a nonce once together", async () => {
  const store = memoryStore();
  const [one, other] = [verifier({ secret, store }), verifier({ secret, store })];
  const { nonce } = await one.issue();
  assert.equal(await code(other, genuine(nonce)), undefined);
  assert.equal(await code(one, genuine(nonce)), "nonce-replayed");
});

test("evidence that cannot be judged leaves the nonce", async () => {
  const one = verifier();
  const { nonce } = await one.issue();
  assert.equal(await code(one, { nonce }), "not-evidence");
  assert.equal(await code(one, genuine(nonce)), undefined);
});

test("the nonce that counts is that of what was judged", async () => {
  const one = verifierOf(async () => judge(genuine("old")), { secret });
  const { nonce } = await one.issue();
  assert.equal(await code(one, genuine(nonce)), "nonce-unknown");
});

test("two nonces are never the same", async () => {
  for (const one of [verifier(), verifier({ store: memoryStore() })]) {
    const issued = await Promise.all(Array.from({ length: 100 }, () => one.issue()));
    assert.equal(new Set(issued.map(({ nonce }) => nonce)).size, 100);
  }
});
