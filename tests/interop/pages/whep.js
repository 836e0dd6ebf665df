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

/** Every connection of the page gets a certificate with an RSA key, as pages that keep their own may have. */
async function bringOwnCertificate() {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const Native = RTCPeerConnection;
  const certificate = await Native.generateCertificate(algorithm);
  globalThis.RTCPeerConnection = class RTCPeerConnection extends Native {
    constructor(configuration) {
      super({ ...configuration, certificates: [certificate] });
    }
  };
}

await show(async () => {
  if (asked.has("rsa")) await bringOwnCertificate();
  const token = await nonce();
  if (asked.get("client") === "by-hand") return byHand({ url, token, timeoutMs });
  const { probe } = await import("../../../pkg/index.js");
  const channel = asked.has("channel");
  return probe({ source: { kind: "whep", url, token, channel }, nonce: token, timeoutMs });
});
