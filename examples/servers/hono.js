import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { createVerifier } from "ontrack-probe/judge";

// One process can do with a random secret. Several need the same one, and a store that they share.
const secret = process.env.PROBE_SECRET ?? crypto.getRandomValues(new Uint8Array(32));
// The verifier reads the body itself, and no more of it than this.
const verifier = createVerifier({ secret, policy: "login", limitBytes: 102_400 });

const app = new Hono();

app.post("/probe/nonce", async (context) => {
  context.header("cache-control", "no-store");
  return context.json(await verifier.issue());
});

app.post("/probe", async (context) => {
  const { decision, report, error } = await verifier.verify(context.req.raw.body);
  console.log(decision, error?.code ?? report.verdict);
  return context.json({ decision });
});

app.use("/*", serveStatic({ root: "public" }));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) });
