import { resolve } from "node:path";
import serveStatic from "@fastify/static";
import Fastify from "fastify";
import { createVerifier } from "ontrack-probe/judge";

// One process can do with a random secret. Several need the same one, and a store that they share.
const secret = process.env.PROBE_SECRET ?? crypto.getRandomValues(new Uint8Array(32));
const verifier = createVerifier({ secret, policy: "login" });

const app = Fastify();
app.register(serveStatic, { root: resolve("public") });

app.post("/probe/nonce", (request, reply) => {
  reply.header("cache-control", "no-store");
  return verifier.issue();
});

// Evidence has about 10 kB. Fastify parses up to 1 MiB unless it is told another limit.
app.post("/probe", { bodyLimit: 102_400 }, async (request) => {
  const { decision, report, error } = await verifier.verify(request.body);
  console.log(decision, error?.code ?? report.verdict);
  return { decision };
});

await app.listen({ port: Number(process.env.PORT ?? 3000) });
