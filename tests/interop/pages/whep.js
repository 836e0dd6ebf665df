/**
 * Asks the endpoint `url` of this page's address, with a nonce from `nonces` if one is named, by
 * the library or, with `client=by-hand`, without it.
 */
import { show } from "../../genuine/pages/show.js";
import { byHand } from "./by-hand.js";

const asked = new URLSearchParams(location.search);
const timeoutMs = Number(asked.get("timeoutMs") ?? 8000);
const url = asked.get("url");

async function nonce() {
  if (!asked.has("nonces")) return undefined;
  const response = await fetch(asked.get("nonces"), { method: "POST" });
  return (await response.json()).nonce;
}

await show(async () => {
  const token = await nonce();
  if (asked.get("client") === "by-hand") return byHand({ url, token, timeoutMs });
  const { probe } = await import("../../../pkg/index.js");
  const channel = asked.has("channel");
  return probe({ source: { kind: "whep", url, token, channel }, nonce: token, timeoutMs });
});
