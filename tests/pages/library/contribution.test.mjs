import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { files, isGenuine, read } from "./contribution.mjs";
import { leaks } from "./leaks.mjs";
import { root } from "./root.mjs";

const recorded = async (name) => {
  const evidence = JSON.parse(await readFile(join(root, "tests/evidence", `${name}.json`), "utf8"));
  if (evidence.transport) {
    delete evidence.transport.localFingerprint;
    delete evidence.transport.remoteFingerprint;
  }
  return { verdict: "genuine", reason: null, outcome: "SUCCESS", evidence };
};
const contribution = {
  contribution: 1,
  userAgent: "Mozilla/5.0 (Macintosh)",
  offline: await recorded("firefox-153"),
  loopback: await recorded("firefox-153-loopback"),
  facts: { presence: { globals: {} } },
};
const text = (changes = {}) => JSON.stringify({ ...contribution, ...changes });

test("a contribution is read as it was saved, and as it stands in an issue", () => {
  assert.deepEqual(read(text()), contribution);
  assert.deepEqual(read(`Here it is:\n\n\`\`\`json\n${text()}\n\`\`\`\nBye`), contribution);
});

test("what is no contribution is refused by a sentence", () => {
  const broken = {
    "no JSON": "nothing",
    "longer than": `{"${"x".repeat(500_001)}": 1}`,
    "no contribution": "{}",
    "members of no contribution: more": text({ more: 1 }),
    "user agent": text({ userAgent: 7 }),
    "facts are missing": text({ facts: [] }),
    "facts are longer": text({ facts: { presence: "x".repeat(50_001) } }),
    "loopback is missing": text({ loopback: null }),
    "nonce of offline": text({ offline: { evidence: { nonce: "other" } } }),
  };
  for (const [why, given] of Object.entries(broken)) assert.throws(() => read(given), new RegExp(why), why);
});

test("what leads to a person or a machine is refused", () => {
  for (const leak of ["192.0.2.7", "fe80::1", "1f3c.local", "a=ice-ufrag:abcd", "https://example.org/", "Mozilla/5.0", `sha-256 ${Array(32).fill("0A").join(":")}`]) {
    assert.throws(() => read(text({ facts: { offer: { ownNames: [leak] } } })), /holds what no contribution may/, leak);
  }
});

test("of a probe that did not start there is nothing to keep", () => {
  const evidence = { ...contribution.offline.evidence, nonce: "", obstacle: "start-failed" };
  assert.equal(read(text({ offline: { evidence } })).offline.evidence.obstacle, "start-failed");
  const none = { report: { verdict: "inconclusive", evidence } };
  assert.deepEqual(Object.keys(files("old-1", { offline: none, loopback: none }, {})), ["facts/old-1.json"]);
});

test("its files have the name of the browser, and no other place", () => {
  const report = (verdict) => ({ report: { verdict, evidence: { nonce: "recorded" } } });
  const probes = { offline: report("genuine"), loopback: report("genuine") };
  const made = files("safari-26.4-iphone", probes, contribution.facts);
  assert.deepEqual(Object.keys(made), ["engines/safari-26.4-iphone.json", "engines/safari-26.4-iphone-loopback.json", "facts/safari-26.4-iphone.json"]);
  assert.deepEqual(JSON.parse(made["facts/safari-26.4-iphone.json"]), contribution.facts);
  for (const name of ["", "../safari", "Safari 26", "a/b", ".hidden", "safari..26"]) assert.throws(() => files(name, probes, {}), /is no name/, name);
});

test("it is genuine only where both probes are", () => {
  const [genuine, other, none] = [{ report: { verdict: "genuine" } }, { report: { verdict: "instrumented" } }, { report: null }];
  assert.equal(isGenuine({ offline: genuine, loopback: genuine }), true);
  assert.equal(isGenuine({ offline: genuine, loopback: other }), false);
  assert.equal(isGenuine({ offline: genuine, loopback: none }), false);
});

test("no facts that were taken in hold what no contribution may", async () => {
  const folder = join(root, "tests/evidence/facts");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  assert.ok(names.length > 1);
  for (const name of names) assert.deepEqual(leaks(JSON.parse(await readFile(join(folder, name), "utf8"))), [], name);
});
