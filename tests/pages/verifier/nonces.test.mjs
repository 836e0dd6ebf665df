import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { clock, code, genuine, secret, verifier } from "./fixtures.mjs";
import { memoryStore } from "../../../pkg-template/verifier/store.js";

const vectors = JSON.parse(await readFile(new URL("../../verifier/nonces.json", import.meta.url), "utf8"));

test("a nonce made elsewhere counts until it expires", async () => {
  assert.ok(vectors.length > 3);
  for (const { secret, session, issued, expires, nonce } of vectors) {
    for (const [time, expected] of [[issued, undefined], [expires - 1, undefined], [expires, "nonce-expired"]]) {
      const one = verifier({ secret, now: clock(time) });
      assert.equal(await code(one, genuine(nonce), session), expected, `${nonce} at ${time}`);
    }
  }
});

test("a nonce made here has the same form", async () => {
  const [{ secret, issued, expires, nonce }] = vectors;
  const one = verifier({ secret, now: clock(issued), lifetimeMs: expires - issued });
  const made = await one.issue();
  assert.equal(made.expires, expires);
  const [here, elsewhere] = [made.nonce.split("."), nonce.split(".")];
  assert.deepEqual(here.slice(0, 2), elsewhere.slice(0, 2));
  assert.deepEqual(here.map((part) => part.length), elsewhere.map((part) => part.length));
});

test("every changed letter is noticed", async () => {
  const one = verifier();
  const { nonce } = await one.issue();
  for (let at = 0; at < nonce.length; at += 1) {
    for (const letter of "01.") {
      if (nonce[at] === letter) continue;
      const changed = `${nonce.slice(0, at)}${letter}${nonce.slice(at + 1)}`;
      assert.equal(await code(one, genuine(changed)), "nonce-unknown", `letter ${at}`);
    }
    assert.equal(await code(one, genuine(nonce.slice(0, at))), "nonce-unknown", `${at} letters`);
  }
  assert.equal(await code(one, genuine(`${nonce}0`)), "nonce-unknown");
  assert.equal(await code(one, genuine(nonce)), undefined);
});

test("a nonce counts with the secret that signed it", async () => {
  const { nonce } = await verifier().issue();
  assert.equal(await code(verifier({ secret: "another secret..." }), genuine(nonce)), "nonce-unknown");
  assert.equal(await code(verifier({ secret: new TextEncoder().encode(secret) }), genuine(nonce)), undefined);
});

test("a secret is changed without refusing what the old one signed", async () => {
  const [old, both] = [verifier({ secret: "that of last year" }), verifier({ secret: ["that of this year", "that of last year"] })];
  assert.equal(await code(both, genuine((await old.issue()).nonce)), undefined);
  assert.equal(await code(old, genuine((await both.issue()).nonce)), "nonce-unknown");
});

test("a nonce of one session is nothing to another", async () => {
  for (const one of [verifier(), verifier({ store: memoryStore() })]) {
    const { nonce } = await one.issue("one");
    for (const other of [undefined, "", "two", "one "]) {
      assert.equal(await code(one, genuine(nonce), other), "nonce-unknown");
    }
    // Nor does a client choose the key that is looked for.
    assert.equal(await code(one, genuine(`${nonce}:one`)), "nonce-unknown");
    assert.equal(await code(one, genuine(nonce), "one"), undefined);
  }
});

test("a nonce expires", async () => {
  const now = clock();
  for (const [options, expected] of [
    [{ secret }, "nonce-expired"],
    [{ store: memoryStore({ now }) }, "nonce-unknown"],
  ]) {
    const one = verifier({ ...options, now, lifetimeMs: 2000 });
    const [first, second] = [await one.issue(), await one.issue()];
    assert.equal(first.expires, now.time + 2000);
    now.time += 1999;
    assert.equal(await code(one, genuine(first.nonce)), undefined);
    now.time += 1;
    assert.equal(await code(one, genuine(second.nonce)), expected);
  }
});

test("a nonce fits a probe and a header", async () => {
  for (const one of [verifier(), verifier({ store: memoryStore() })]) {
    assert.match((await one.issue("any session")).nonce, /^[\da-z.]{32,256}$/);
  }
});

test("a part of the session's name is no part of a nonce", async () => {
  const one = verifier();
  const { nonce } = await one.issue("user:42");
  const at = nonce.lastIndexOf(".");
  const forged = `${nonce.slice(0, at)}:user${nonce.slice(at)}`;
  assert.equal(await code(one, genuine(forged), "42"), "nonce-unknown");
  assert.equal(await code(one, genuine(nonce), "user:42"), undefined);
});

test("a session is a text", async () => {
  const one = verifier();
  await assert.rejects(one.issue({ id: 1 }), { name: "TypeError", code: "invalid-option" });
  const { nonce } = await one.issue();
  assert.equal(await code(one, genuine(nonce), { id: 1 }), "nonce-unknown");
});
