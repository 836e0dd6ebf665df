import express from "express";
import { createVerifier } from "ontrack-probe/judge";

// One process can do with a random secret. Several need the same one, and a store that they share.
const secret = process.env.PROBE_SECRET ?? crypto.getRandomValues(new Uint8Array(32));
const verifier = createVerifier({ secret, policy: "login" });

const app = express();
app.use(express.static("public"));

app.post("/probe/nonce", async (request, response) => {
  response.set("cache-control", "no-store").json(await verifier.issue());
});

// Evidence has about 10 kB. Express parses up to 100 kB unless it is told another limit.
app.post("/probe", express.json(), async (request, response) => {
  const { decision, report, error } = await verifier.verify(request.body);
  console.log(decision, error?.code ?? report.verdict);
  response.json({ decision });
});

app.listen(process.env.PORT ?? 3000);
