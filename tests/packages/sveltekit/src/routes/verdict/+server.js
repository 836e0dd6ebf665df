import { randomUUID } from "node:crypto";
import { json } from "@sveltejs/kit";
import { judge } from "ontrack-probe/judge";

const issued = new Set();

export function GET() {
  const nonce = randomUUID();
  issued.add(nonce);
  return json({ nonce });
}

export async function POST({ request }) {
  const evidence = await request.json();
  if (!issued.delete(evidence.nonce)) return json({ verdict: "not issued" });
  const { verdict } = await judge(evidence);
  return json({ verdict });
}
