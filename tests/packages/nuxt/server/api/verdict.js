import { randomUUID } from "node:crypto";
import { judge } from "ontrack-probe/judge";

const issued = new Set();

export default defineEventHandler(async (event) => {
  if (event.method === "GET") {
    const nonce = randomUUID();
    issued.add(nonce);
    return { nonce };
  }
  const evidence = await readBody(event);
  if (!issued.delete(evidence.nonce)) return { verdict: "not issued" };
  const { verdict } = await judge(evidence);
  return { verdict };
});
