import { DurableObject, env } from "cloudflare:workers";
import { createVerifier } from "ontrack-probe/judge";

/** One object for each nonce that was used, wherever the worker runs. It is gone when the nonce expires. */
export class UsedNonce extends DurableObject {
  async put(lifetimeMs) {
    if (await this.ctx.storage.get("isUsed")) return false;
    await this.ctx.storage.put("isUsed", true);
    await this.ctx.storage.setAlarm(Date.now() + lifetimeMs);
    return true;
  }

  async alarm() {
    await this.ctx.storage.deleteAll();
  }
}

const store = {
  put: (nonce, lifetimeMs) => env.USED_NONCES.get(env.USED_NONCES.idFromName(nonce)).put(lifetimeMs),
};

// `wrangler secret put PROBE_SECRET` sets it where the worker is deployed.
const verifier = createVerifier({ secret: env.PROBE_SECRET, store, policy: "login", limitBytes: 102_400 });

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (request.method !== "POST") return new Response("not found", { status: 404 });
    if (pathname === "/probe/nonce") {
      return Response.json(await verifier.issue(), { headers: { "cache-control": "no-store" } });
    }
    if (pathname === "/probe") {
      const { decision, report, error } = await verifier.verify(request.body);
      console.log(decision, error?.code ?? report.verdict);
      return Response.json({ decision });
    }
    return new Response("not found", { status: 404 });
  },
};
