// Collects a contribution about a browser that nobody has measured: the evidence of two probes, and the
// most important facts. Nothing here sends it.

import { LATE, within } from "../deadline.js";
import { allFacts } from "../facts/all.js";
import { nameOf } from "../facts/ask.js";

/** The version of the shape of a contribution. */
const CONTRIBUTION = 1;
const LIBRARY_MS = 10_000;
const PROBE_MS = 40_000;

/** The options with which the evidence for the library's tests was recorded. */
const RECORDED = { nonce: "recorded", effort: "thorough", timeoutMs: 10_000 };
const PROBES = {
  offline: { ...RECORDED, source: "offline" },
  // A phone takes its time to encode with every codec.
  loopback: { ...RECORDED, timeoutMs: 20_000, source: { kind: "loopback", codecs: "all" } },
};

/** The evidence without the digests of its two certificates, which only a server can use. */
function withoutDigests(evidence) {
  if (!evidence?.transport) return evidence ?? null;
  const { localFingerprint, remoteFingerprint, ...transport } = evidence.transport;
  return { ...evidence, transport };
}

async function probed(ready, options) {
  try {
    const library = await within(LIBRARY_MS, ready);
    const report = library === LATE ? LATE : await within(PROBE_MS, library.probe(options));
    if (report === LATE) return { timedOut: true };
    const { verdict, reason, outcome, evidence } = report;
    return { verdict, reason, outcome, evidence: withoutDigests(evidence) };
  } catch (error) {
    return { threw: nameOf(error) };
  }
}

/** The whole contribution. `ready` resolves with the library; `say` is called with each step. */
export async function gather(ready, say) {
  const contribution = { contribution: CONTRIBUTION, userAgent: navigator.userAgent };
  for (const [name, options] of Object.entries(PROBES)) {
    say(`Probing: ${name}…`);
    contribution[name] = await probed(ready, options);
  }
  say("Asking for facts…");
  contribution.facts = await allFacts();
  return contribution;
}
