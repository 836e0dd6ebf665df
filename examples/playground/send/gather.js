// Collects a contribution about a browser that nobody has measured: the evidence of two probes, and the
// most important facts. Nothing here sends it.

import { LATE, within } from "../deadline.js";
import { allFacts } from "../facts/all.js";
import { nameOf } from "../facts/ask.js";

/** Which shape this is. */
const CONTRIBUTION = 1;
const LIBRARY_MS = 10_000;
const PROBE_MS = 40_000;

/** As the evidence was recorded that the tests of the library rest on. */
const RECORDED = { nonce: "recorded", effort: "thorough", timeoutMs: 10_000 };
const PROBES = {
  offline: { ...RECORDED, source: "offline" },
  // A phone takes its time to encode with every codec.
  loopback: { ...RECORDED, timeoutMs: 20_000, source: { kind: "loopback", codecs: "all" } },
};

/** The evidence without the digests of its two certificates, which are of use to a server only. */
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

/** Everything, with `ready` giving the library if it can; `say` is told what is being done. */
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
