// Compiled, never run, without the types of any browser: a server that judges.
import { checks, createVerifier, decide, judge, memoryStore, policies, start } from "ontrack-probe/judge";
import type {
  CheckInfo,
  Decision,
  Evidence,
  EvidenceError,
  NonceStore,
  Policy,
  Report,
  Verdict,
  Verifier,
} from "ontrack-probe/judge";

/** What a server does with what a client sent. */
async function use(body: string, issued: string): Promise<boolean> {
  const evidence = JSON.parse(body) as Evidence;
  const report: Report = await judge(evidence);
  const verdict: Verdict = report.verdict;
  return evidence.nonce === issued && verdict === "genuine" && report.outcome === "SUCCESS";
}

/** What it says to a client that sent something else. */
function refusal(error: EvidenceError): string {
  const isOfAnotherVersion = error.code === "other-version";
  return `${isOfAnotherVersion ? "reload the page" : error.code}: ${error.message}`;
}

/** Where the runtime does not compile bytes, it has compiled the module itself. */
async function begin(compiled: object, bytes: Uint8Array): Promise<readonly CheckInfo[]> {
  await start(compiled);
  await start(bytes);
  // @ts-expect-error a server does not fetch its own code
  await start("https://example.org/ontrack_probe_judge.wasm");
  return checks();
}

/** The ways to make a verifier. */
function make(secret: string, store: NonceStore): Verifier {
  createVerifier({ secret: [secret, new Uint8Array(32)], store, policy: "call", lifetimeMs: 60_000, limitBytes: 65_536 });
  createVerifier({ store: memoryStore({ limit: 1000 }), now: () => Date.now() });
  // @ts-expect-error neither a secret nor a store
  createVerifier({ policy: "login" });
  // @ts-expect-error no such policy
  createVerifier({ secret, policy: "log-in" });
  // @ts-expect-error an option that does not exist
  createVerifier({ secret, lifetime: 60_000 });
  // @ts-expect-error half a store
  createVerifier({ store: { put: () => true } });
  return createVerifier({ secret, store: { put: async (key, lifetimeMs) => key.length < lifetimeMs } });
}

/** What a handler does. */
async function handle(verifier: Verifier, body: unknown, session: string): Promise<Decision> {
  const { nonce, expires } = await verifier.issue(session);
  const { decision, report, unverifiedReport, error } = await verifier.verify(body, session);
  if (error === null) {
    const verdict: Verdict = report.verdict;
    return verdict === "genuine" && nonce.length < expires ? "allow" : decision;
  }
  const code: string = error.code;
  report satisfies null;
  // @ts-expect-error there may be none
  unverifiedReport.verdict;
  switch (decision) {
    case "allow":
    case "ask-more":
    case "refuse":
    case "explain":
    case "offer-relay":
      return code === "store-failed" ? "allow" : decision;
  }
}

/** Policies of one's own have words of one's own. */
async function decideAs(report: Report): Promise<"allow" | "ask-more" | "slow-down"> {
  const standard: Decision = decide(report, "login");
  decide(null, policies.strict);
  decide(report, { ...policies.login, tampered: "slow-down" }) satisfies Decision | "slow-down";
  const mine: Policy<"allow" | "ask-more" | "slow-down"> = {
    genuine: { SUCCESS: "allow", otherwise: "ask-more" },
    inconclusive: { timeout: "slow-down", otherwise: "allow" },
    blocked: "allow",
    instrumented: "allow",
    tampered: "slow-down",
    emulated: "ask-more",
    unverified: "ask-more",
  };
  // @ts-expect-error a verdict is missing
  decide(report, { genuine: "allow", unverified: "allow" });
  const verifier = createVerifier({ secret: standard.padEnd(16), policy: mine });
  const { decision } = await verifier.verify("{}");
  return decide(report, mine) === "allow" ? "allow" : decision;
}

export { begin, decideAs, handle, make, refusal, use };
