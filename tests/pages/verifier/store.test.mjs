import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore } from "../../../pkg-template/verifier/store.js";
import { clock, code, genuine, secret, verifier } from "./fixtures.mjs";

test("a key is put and taken once", async () => {
  const store = memoryStore();
  assert.equal(await store.put("a", 1000), true);
  assert.equal(await store.put("a", 1000), false);
  assert.equal(await store.take("a"), true);
  assert.equal(await store.take("a"), false);
  assert.equal(await store.put("a", 1000), true);
});

test("an expired key is gone", async () => {
  const now = clock();
  const store = memoryStore({ now });
  await store.put("a", 1000);
  now.time += 1000;
  assert.equal(await store.take("a"), false);
  await store.put("b", 1000);
  now.time += 1000;
  assert.equal(await store.put("b", 1000), true);
});

test("a full memory forgets nothing that counts", async () => {
  const now = clock();
  const store = memoryStore({ limit: 2, now });
  await store.put("a", 1000);
  await store.put("b", 1000);
  await assert.rejects(store.put("c", 1000), /full: it holds 2 keys/);
  assert.equal(await store.put("a", 1000), false);
  now.time += 1000;
  assert.equal(await store.put("c", 1000), true);
});

test("many keys come and go in little memory", async () => {
  const now = clock();
  const store = memoryStore({ limit: 10, now });
  for (let key = 0; key < 10_000; key += 1) {
    now.time += 101;
    assert.equal(await store.put(`${key}`, 1000), true);
  }
});

test("while a store is away nothing counts and nobody is refused", async () => {
  const lost = new Error("no connection");
  const fails = [() => { throw lost; }, async () => { throw lost; }];
  for (const fail of fails) {
    const store = { put: fail, take: fail };
    const signed = verifier({ secret, store });
    const { decision, report, unverifiedReport, error } = await signed.verify(genuine((await signed.issue()).nonce));
    assert.equal(decision, "ask-more");
    assert.deepEqual([report, unverifiedReport.verdict], [null, "genuine"]);
    assert.equal(error.code, "store-failed");
    assert.equal(error.cause, lost);
    const stored = verifier({ store });
    await assert.rejects(stored.issue(), lost);
    assert.equal(await code(stored, genuine("a")), "store-failed");
  }
});

test("a store may throw anything", async () => {
  for (const thrown of [undefined, null, "no connection", 3]) {
    const fail = () => Promise.reject(thrown);
    const signed = verifier({ secret, store: { put: fail, take: fail } });
    assert.equal(await code(signed, genuine((await signed.issue()).nonce)), "store-failed");
  }
});

test("a store is told how long a key counts, and never asked what cannot be there", async () => {
  const asked = [];
  const store = {
    put: (key, lifetimeMs) => asked.push(["put", key, lifetimeMs]) > 0,
    take: (key) => asked.push(["take", key]) > 0,
  };
  const now = clock();
  const signed = verifier({ secret, store, now, lifetimeMs: 5000 });
  const { nonce } = await signed.issue("me");
  now.time += 2000;
  await signed.verify(genuine(nonce), "me");
  await signed.verify(genuine("forged"), "me");
  const stored = verifier({ store, now, lifetimeMs: 5000 });
  const { nonce: kept } = await stored.issue("me");
  await stored.verify(genuine(kept), "me");
  await stored.verify(genuine("with space"), "me");
  assert.deepEqual(asked, [["put", nonce, 3000], ["put", `${kept}:me`, 5000], ["take", `${kept}:me`]]);
});
