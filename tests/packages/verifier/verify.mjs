// What a server does, in any runtime: nonces are issued, and what comes with them is decided about.

import { readFile } from "node:fs/promises";
import { webcrypto } from "node:crypto";
import { createVerifier, memoryStore } from "ontrack-probe/judge";

// Node 18 has it in a module alone.
globalThis.crypto ??= webcrypto;

const text = await readFile("evidence.json", "utf8");
const secret = "a secret for tests";
const said = [];

/** Notes what is not as it should be. */
const expect = (what, found, right) => {
  if (found !== right) said.push(`${what}: ${found} and not ${right}`);
};

// The recorded evidence, by a store that issued its nonce.
const store = memoryStore();
await store.put("recorded:", 60_000);
const issuer = createVerifier({ store });
const first = await issuer.verify(new Response(text).body);
expect("the first", first.error?.code, undefined);
expect("its verdict", first.report.verdict, "genuine");
expect("the second", (await issuer.verify(text)).error?.code, "nonce-unknown");

// Signed nonces, on two instances with one store.
const shared = { secret, store: memoryStore() };
const [one, other] = [createVerifier(shared), createVerifier(shared)];
const { nonce } = await one.issue("session");
const evidence = { ...JSON.parse(text), nonce };
const forged = await other.verify(evidence, "session");
expect("the nonce", forged.error?.code, undefined);
expect("evidence for another nonce", forged.decision, "ask-more");
const again = await one.verify(evidence, "session");
expect("the same again", again.error?.code, "nonce-replayed");
expect("its report", again.report, null);
expect("its report for logs", again.unverifiedReport.verdict, forged.report.verdict);
expect("no JSON", (await one.verify("<html>")).error?.code, "not-json");
expect("too much", (await one.verify("x".repeat(2_000_000))).error?.code, "too-large");
expect("no evidence", (await one.verify("[]")).report, null);

console.log(said.length === 0 ? first.decision : said.join("; "));
