import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { verifierOf } from "../../../pkg-template/verifier/verifier.js";
import { code, genuine, judge, secret, verifier } from "./fixtures.mjs";

const bytes = (text) => new TextEncoder().encode(text);

/** What a body may come as. */
const forms = {
  "parsed": (text) => JSON.parse(text),
  "text": (text) => text,
  "bytes": bytes,
  "a Buffer": (text) => Buffer.from(text),
  "an ArrayBuffer": (text) => bytes(text).buffer,
  "the body of a Request": (text) => new Request("http://localhost", { method: "POST", body: text }).body,
  "a stream of Node": (text) => Readable.from([...bytes(text)].map((byte) => Buffer.from([byte]))),
  "a stream of texts": (text) => Readable.from([text.slice(0, 9), text.slice(9)]),
};

for (const [form, of] of Object.entries(forms)) {
  test(`a body may be ${form}`, async () => {
    const one = verifier();
    const { nonce } = await one.issue();
    // Letters of several bytes, which a stream may cut.
    const text = JSON.stringify({ ...genuine(nonce), more: "größer €" });
    const { decision, report, error } = await one.verify(of(text));
    assert.deepEqual([decision, error], ["allow", null]);
    assert.equal(report.evidence.more, "größer €");
  });
}

test("a body that is too long is not parsed, nor read to its end", async () => {
  const one = verifier({ secret, limitBytes: 100 });
  const long = JSON.stringify({ ...genuine("a"), more: "x".repeat(100) });
  for (const [form, of] of Object.entries(forms)) {
    if (form !== "parsed") assert.equal(await code(one, of(long)), "too-large", form);
  }
  let chunks = 0;
  const endless = {
    async *[Symbol.asyncIterator]() {
      for (;;) yield bytes("0123456789") && ((chunks += 1), bytes("0123456789"));
    },
  };
  assert.equal(await code(one, endless), "too-large");
  assert.equal(chunks, 11);
});

test("a body may be as long as the limit", async () => {
  const text = JSON.stringify(genuine("a"));
  assert.equal(await code(verifier({ secret, limitBytes: text.length }), text), "nonce-unknown");
  assert.equal(await code(verifier({ secret, limitBytes: text.length - 1 }), text), "too-large");
});

test("a body that breaks off is told", async () => {
  const broken = Readable.from((async function* () {
    yield "{";
    throw new Error("reset");
  })());
  const { decision, report, error } = await verifier().verify(broken);
  assert.deepEqual([decision, report, error.code, error.cause.message], ["ask-more", null, "not-read", "reset"]);
});

test("a server that parses nothing is told so", async () => {
  for (const nothing of [undefined, null]) {
    const { error } = await verifier().verify(nothing);
    assert.equal(error.code, "no-body");
    assert.match(error.message, /parse it/);
  }
});

test("whatever a client sends, there is an answer", async () => {
  for (const [body, expected] of [
    ["", "not-json"],
    ["<html>", "not-json"],
    [new Uint8Array([0xff, 0xfe]), "not-json"],
    ["null", "not-evidence"],
    ["3", "not-evidence"],
    ["[]", "not-evidence"],
    ['{"__proto__":{"verdict":"genuine"}}', "not-evidence"],
    [3, "not-evidence"],
    [true, "not-evidence"],
    [() => {}, "not-evidence"],
    [{}, "not-evidence"],
  ]) {
    const { decision, report, error } = await verifier().verify(body);
    assert.deepEqual([decision, report, error.code], ["ask-more", null, expected], String(body));
    assert.ok(error instanceof Error && error.name === "VerifierError" && error.message.length > 10);
  }
});

test("what is wrong with evidence has the code that the judge gave it", async () => {
  const refused = Object.assign(new TypeError("surface.members is of another type"), { code: "other-type" });
  const one = verifierOf(() => Promise.reject(refused), { secret });
  const { error } = await one.verify("{}");
  assert.deepEqual([error.code, error.message, error.cause], ["other-type", refused.message, refused]);
});

test("a judge that cannot start is nobody's fault who sent something", async () => {
  const broken = new WebAssembly.CompileError("no memory");
  const { decision, error } = await verifierOf(() => Promise.reject(broken), { secret }).verify("{}");
  assert.deepEqual([decision, error.code, error.cause], ["ask-more", "judge-failed", broken]);
  assert.equal(await judge(genuine("a")).then(({ verdict }) => verdict), "genuine");
});

test("whatever is thrown is an error with a code", async () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const thrown = [undefined, null, "text", Object.create(null), { get message() { throw 1; } }, revoked.proxy, { name: "VerifierError" }];
  for (const what of thrown) {
    const fails = async () => { throw what; };
    const lost = await verifier({ secret, store: { put: fails } });
    const { nonce } = await lost.issue();
    const broken = { [Symbol.asyncIterator]: () => ({ next: fails }) };
    for (const [body, expected] of [[genuine(nonce), "store-failed"], [broken, "not-read"]]) {
      const { decision, report, error } = await lost.verify(body);
      assert.deepEqual([decision, report, error.code], ["ask-more", null, expected]);
      assert.ok(error instanceof Error);
    }
  }
});

test("what is nested too deeply is no fault of the judge", async () => {
  const deep = new RangeError("Maximum call stack size exceeded");
  const one = verifierOf(() => Promise.reject(deep), { secret });
  const nested = `${"[".repeat(6000)}${"]".repeat(6000)}`;
  const cycle = {};
  cycle.again = [cycle, cycle];
  for (const body of [nested, cycle]) assert.equal(await code(one, body), "too-deep");
  // Memory that a runtime does not have is a RangeError as well.
  for (const body of ["[]", '{"a":[{"b":1}]}']) assert.equal(await code(one, body), "judge-failed");
});

test("a limit is one of bytes, however they come", async () => {
  const text = JSON.stringify({ verdict: "genuine", more: "€".repeat(100) });
  const bytes = new TextEncoder().encode(text);
  const limited = verifier({ secret, limitBytes: text.length + 100 });
  const stream = (chunk) => ({ async *[Symbol.asyncIterator]() { yield chunk; } });
  for (const body of [text, bytes, stream(text), stream(bytes), stream(bytes.buffer)]) {
    assert.equal(await code(limited, body), "too-large");
  }
});

test("a stream of nothing ends, and one that does not end is not waited for", async () => {
  const nothing = { async *[Symbol.asyncIterator]() { for (;;) yield new Uint8Array(); } };
  assert.equal(await code(verifier({ secret, limitBytes: 1000 }), nothing), "too-large");
  const stubborn = { next: async () => ({ value: "x".repeat(2000) }), return: () => new Promise(() => {}) };
  assert.equal(await code(verifier({ secret, limitBytes: 1000 }), { [Symbol.asyncIterator]: () => stubborn }), "too-large");
});
