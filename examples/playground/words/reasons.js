// Sentences for the reasons of a verdict and of media that came no further.
import { wordsFor } from "./look-up.js";

const VERDICT_REASONS = {
  "constructor-missing": "There is no RTCPeerConnection in this page. Browsers with WebRTC switched off look like this, and so do extensions that remove it.",
  "constructor-refuses": "RTCPeerConnection is there, but making one throws. Scriptlets of ad blockers put such stand-ins in its place.",
  "connection-inert": "A connection can be made, and does nothing: no states, no events, no tracks.",
  "not-a-window": "The probe was asked in a worker or on a server, where no browser offers WebRTC.",
  "no-webassembly": "This browser has no WebAssembly. Lockdown Mode and strict privacy levels switch it off.",
  "start-failed": "WebAssembly could not start: a content security policy without 'wasm-unsafe-eval', or no memory.",
  "stalled": "The page stopped the probe’s own deadlines.",
  "resource-limit": "The browser refuses further connections for now. It frees them when it collects garbage.",
  "page-budget": "The library has spent the connections that it allows itself in one page. Reload the page to probe again.",
  "timeout": "The offer was not answered in time. A busy or hidden page can do that; it proves nothing.",
  "negotiation-failed": "The offer was refused, and nothing else is wrong.",
  "unfamiliar-behaviour": "Nothing hard, but not as any browser measured. It may well be a new version.",
  "incomplete-evidence": "Nothing is wrong with what is there, but whole families of checks were left out.",
  "unknown-obstacle": "The evidence names an obstacle of a newer version.",
  "media-differs": "The browser is in order by itself, but media did not come as from a genuine one.",
};

const MEDIA_REASONS = {
  "no-canvas": "The page can make no picture to send.",
  "track-refused": "The connection took no track to send.",
  "no-local-candidates": "The browser gathered no candidate: a policy, a proxy, or no network.",
  "gathering-stalled": "The browser neither found a candidate nor said that it has none.",
  "ice-timeout": "No pair of candidates answered in time.",
  "media-timeout": "The time of the probe was over before any picture was decoded.",
  "ice-failed": "The browser says that no pair of candidates works.",
  "dtls-failed": "A pair of candidates works, and no encryption came about.",
  "connection-closed": "The connection was closed meanwhile.",
  "page-hidden": "The page was hidden, where browsers render nothing.",
  "channel-without-track": "The data channel opened and no track arrived.",
  "no-track": "Connected, and no track arrived.",
  "track-without-packets": "A track arrived, and no packet for it.",
  "no-packets": "No packet arrived for it.",
  "packets-without-decoding": "Packets arrived, and nothing was decoded of them.",
  "not-decoded": "Nothing was decoded of its packets.",
  "read-back-changed": "A canvas does not give back what was painted on it: a privacy setting.",
  "content-still": "The picture does not show what follows from the nonce.",
  "sound-not-heard": "Sound is decoded; nothing plays it.",
  "not-rendered": "Frames are decoded; nothing renders them.",
  "no-frame-callback": "The browser does not tell of rendered frames.",
  "autoplay-blocked": "The browser refused to play without a gesture.",
  "no-frame": "No frame was rendered in time.",
  "callback-threw": "A callback of the page threw.",
  "callback-rejected": "A callback’s promise was rejected.",
  "callback-timeout": "A callback’s promise was not settled in time.",
  "callback-value": "A callback gave no description.",
  "server-unreachable": "The request failed: no network, no such host, or no permission by CORS.",
  "server-timeout": "The server did not answer in time.",
  "server-status": "The server answered with a status that is no success.",
  "server-redirect": "The server redirected in a way that turns a POST into a GET.",
  "server-no-description": "The server’s answer was no session description.",
  "server-no-location": "The server named no session to end.",
  "server-busy": "The server is busy, and there was no time left to ask again.",
  "unauthorized": "The server wants a token, or another one.",
  "line-rejected": "The server rejected every line of media.",
  "line-inactive": "The server takes part and sends nothing.",
};

const REASONS = { ...MEDIA_REASONS, ...VERDICT_REASONS };

/** A sentence for a reason, or null when there is none. */
export function reasonSentence(reason) {
  if (!reason) return null;
  return wordsFor(REASONS, reason, "This page knows no more about this code.");
}

/** What the outcomes of media say. */
export const MEDIA_OUTCOMES = {
  complete: "Media came and was decoded",
  partial: "The connection stands, and a part of the media stack is missing",
  inconclusive: "The network, the server or the page leave it open; it accuses nobody",
};
