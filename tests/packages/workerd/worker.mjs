// An edge runtime that compiles no bytes: the module comes with the worker, already compiled.

import { checks, judge } from "ontrack-probe/judge";
import evidence from "./evidence.json";

async function ask() {
  const { verdict } = await judge(evidence);
  const emulated = await judge({ ...evidence, nonce: "another" });
  const catalogue = await checks();
  if (emulated.verdict === "genuine") return "a nonce of another session passed";
  return catalogue.length === 0 ? "the catalogue is empty" : verdict;
}

export default {
  async fetch() {
    const text = await ask().catch((error) => `rejected: ${error}`);
    const page = `<!doctype html><title>ontrack-probe</title><p id="verdict">${text}</p>`;
    return new Response(page, { headers: { "content-type": "text/html" } });
  },
};
