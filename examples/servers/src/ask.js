// What a page does: it gets a nonce, probes with it, and sends what was observed.

import { probe } from "ontrack-probe";

export async function observe() {
  const { nonce } = await (await fetch("/probe/nonce", { method: "POST" })).json();
  const { evidence } = await probe({ nonce });
  return evidence;
}

export async function send(evidence) {
  const answer = await fetch("/probe", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(evidence),
  });
  return (await answer.json()).decision;
}
