// Compiled, never run: a page that collects evidence for its server.
import { collect } from "ontrack-probe/collect";
import type { CollectOptions, Evidence } from "ontrack-probe/collect";

async function use(nonce: string, signal: AbortSignal): Promise<string> {
  const options: CollectOptions = { nonce, signal, source: "offline", effort: "thorough", timeoutMs: 1000 };
  const evidence: Evidence = await collect(options);
  // @ts-expect-error this entry has no other source
  await collect({ source: "loopback" });
  return JSON.stringify(evidence);
}

export { use };
