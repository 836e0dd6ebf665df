// Compiled, never run, without the types of any browser: a server that judges.
import { checks, judge, start } from "ontrack-probe/judge";
import type { CheckInfo, Evidence, EvidenceError, Report, Verdict } from "ontrack-probe/judge";

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

export { begin, refusal, use };
