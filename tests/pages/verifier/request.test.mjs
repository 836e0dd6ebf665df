import assert from "node:assert/strict";
import { Agent, createServer, request } from "node:http";
import { test } from "node:test";
import { genuine, secret, verifier } from "./fixtures.mjs";

/** A server of Node without any framework, and how to ask it over one connection that stays. */
async function serving(verifier, act) {
  const server = createServer(async (request, response) => {
    const { decision, error } = await verifier.verify(request);
    response.end(`${decision} ${error?.code ?? ""}`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (body) =>
    new Promise((resolve, reject) => {
      const { port } = server.address();
      const asked = request({ port, host: "127.0.0.1", method: "POST", agent }, async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve(text.trim());
      });
      asked.on("error", reject);
      asked.end(body);
    });
  try {
    await act(ask);
  } finally {
    agent.destroy();
    server.close();
  }
}

test("a request of Node is read as it comes", async () => {
  const one = verifier();
  await serving(one, async (ask) => {
    const { nonce } = await one.issue();
    assert.equal(await ask(JSON.stringify(genuine(nonce))), "allow");
    assert.equal(await ask(""), "ask-more not-json");
  });
});

test("a request that is too long is answered, and so is the next one", { timeout: 20_000 }, async () => {
  await serving(verifier({ secret, limitBytes: 1000 }), async (ask) => {
    for (const length of [1001, 100_000, 5_000_000]) {
      assert.equal(await ask("x".repeat(length)), "ask-more too-large");
      assert.equal(await ask("{}"), "ask-more not-evidence");
    }
  });
});

test("what feeds a body that is too long is ended", async () => {
  let isCancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(100)),
    cancel: () => void (isCancelled = true),
  });
  const { error } = await verifier({ secret, limitBytes: 1000 }).verify(endless);
  assert.equal(error.code, "too-large");
  assert.ok(isCancelled);
});

test("a stream that cannot be ended is left", async () => {
  const stubborn = {
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false, value: "0123456789" }),
      return: () => Promise.reject(new Error("no")),
    }),
  };
  const { error } = await verifier({ secret, limitBytes: 100 }).verify(stubborn);
  assert.equal(error.code, "too-large");
});
