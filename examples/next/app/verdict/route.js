import { createVerifier } from "ontrack-probe/judge";

// One process can do with a random secret. Several need the same one, and a store that they share.
const secret = process.env.PROBE_SECRET ?? crypto.getRandomValues(new Uint8Array(32));
// The verifier reads the body itself, and no more of it than this.
const verifier = createVerifier({ secret, policy: "login", limitBytes: 102_400 });

export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(await verifier.issue(), { headers: { "cache-control": "no-store" } });
}

export async function POST(request) {
  const { decision, report, error } = await verifier.verify(request.body);
  return Response.json({ decision, verdict: error?.code ?? report.verdict });
}
