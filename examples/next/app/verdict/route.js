import { judge } from "ontrack-probe/judge";

// One server remembers them like this; several need a store that they share.
const issued = new Set();

export const dynamic = "force-dynamic";

export function GET() {
  const nonce = crypto.randomUUID();
  issued.add(nonce);
  return Response.json({ nonce });
}

export async function POST(request) {
  const evidence = await request.json();
  // Each nonce is valid once.
  if (!issued.delete(evidence.nonce)) return Response.json({ verdict: "inconclusive" });
  const { verdict } = await judge(evidence);
  return Response.json({ verdict });
}
