// What the reasons say, of a verdict and of media that came no further.
import { wordsFor } from "./look-up.js";

const VERDICT_REASONS = {
  "constructor-missing": "RTCPeerConnection does not exist.",
  "constructor-refuses": "RTCPeerConnection throws when constructed.",
  "connection-inert": "RTCPeerConnection gives an object that does nothing.",
  "not-a-window": "Neither document nor window: a worker or a server.",
  "no-webassembly": "This browser has no WebAssembly.",
  "start-failed": "WebAssembly could not start: a content security policy without wasm-unsafe-eval, or no memory.",
  "stalled": "The page stopped the probe’s own deadlines, or broke the built-in functions that it needs.",
  "resource-limit": "The browser refuses further connections for now.",
  "page-budget": "The page has spent the connections that the library allows itself.",
  "timeout": "The offer was not answered in time.",
  "negotiation-failed": "The offer was refused.",
  "unfamiliar-behaviour": "Nothing hard, but not as any browser measured.",
  "incomplete-evidence": "The evidence leaves out whole families of checks.",
  "media-differs": "Media came, and not as from a genuine browser.",
  "unknown-obstacle": "The evidence names an obstacle of a newer version.",
};

const MEDIA_REASONS = {
  "not-a-window": "Neither document nor window.",
  "constructor-missing": "RTCPeerConnection does not exist.",
  "constructor-refuses": "RTCPeerConnection throws when constructed.",
  "resource-limit": "The page has used up the connections that the browser grants.",
  "page-budget": "The page has spent the connections that the library allows itself.",
  "no-canvas": "The page can make no picture to send.",
  "track-refused": "The connection took no track to send.",
  "negotiation-failed": "A description was refused or not made in time; steps tells which.",
  "no-local-candidates": "The browser gathered no candidate: a policy, a proxy, or no network.",
  "gathering-stalled": "The browser neither found a candidate nor said that it has none.",
  "ice-timeout": "No pair of candidates answered in time.",
  "ice-failed": "The browser says that no pair of candidates works.",
  "dtls-failed": "A pair of candidates works, and no encryption came about.",
  "connection-closed": "The connection was closed meanwhile.",
  "media-stalled": "Media came, and stopped before enough of it was seen.",
  "media-timeout": "The probe’s time was over before any picture was decoded.",
  "page-hidden": "The page was hidden, where browsers render nothing.",
  "channel-without-track": "The data channel opened and no track arrived.",
  "no-track": "Connected, and no track arrived.",
  "track-without-packets": "A track arrived, and no packet for it.",
  "no-packets": "No packet arrived for the track.",
  "packets-without-decoding": "Packets arrived, and nothing was decoded of them.",
  "not-decoded": "Nothing was decoded of the track’s packets.",
  "read-back-changed": "A canvas does not give back what was painted on it: a privacy setting.",
  "content-still": "The decoded picture does not show what follows from the nonce.",
  "sound-not-heard": "Sound is decoded; nothing plays it.",
  "not-rendered": "Frames are decoded; nothing renders them.",
  "no-frame-callback": "The browser does not tell of rendered frames.",
  "autoplay-blocked": "The browser refused to play without a gesture.",
  "no-frame": "No frame was rendered in time.",
  "callback-threw": "A callback of the source signaling threw; steps tells which.",
  "callback-rejected": "A callback’s promise was rejected.",
  "callback-timeout": "A callback’s promise was not settled in time.",
  "callback-value": "A callback gave no description.",
  "server-unreachable": "The request failed: no network, no such host, or no permission by CORS.",
  "server-timeout": "The server did not answer in time.",
  "server-status": "The server answered with a status that is no success; steps tells which.",
  "server-redirect": "The server redirected in a way that turns a POST into a GET.",
  "server-no-description": "The server’s answer was no session description.",
  "server-no-location": "The server named no session to end.",
  "server-busy": "The server answered 409 or 503, with no time left to ask again.",
  "unauthorized": "The server wants a token, or another one.",
  "line-rejected": "The server rejected every line of media.",
  "line-inactive": "The server takes part and sends nothing.",
  "unknown-obstacle": "The evidence names an obstacle of a newer version.",
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
