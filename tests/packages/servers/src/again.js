// What else a server is sent: the same evidence again, and what is no evidence.

import { observe, send } from "./ask.js";

const post = (body, headers) => fetch("/probe", { method: "POST", body, headers });

async function ask() {
  const evidence = await observe();
  const decisions = [await send(evidence), await send(evidence)];
  const json = { "content-type": "application/json" };
  const bodies = ["<html>", "null", "[]", "", `{"x":"${"y".repeat(300_000)}"}`];
  for (const body of bodies) {
    for (const headers of [json, {}]) {
      const answer = await post(body, headers);
      if (answer.status >= 500) return `${answer.status} for ${body.slice(0, 20)}`;
      if (answer.ok && (await answer.json()).decision !== "ask-more") return `passed: ${body.slice(0, 20)}`;
    }
  }
  // It is none the worse for that.
  return [...decisions, await send(await observe())].join(", ");
}

const show = (text) => {
  document.getElementById("verdict").textContent = text;
};

ask().then(show, (error) => show(`failed: ${error}`));
