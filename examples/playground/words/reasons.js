// Sentences for the reasons of a verdict and of media that came no further.
import { wordsFor } from "./look-up.js";

const VERDICT_REASONS = {
  "constructor-missing": "There is no RTCPeerConnection in this page. Browsers with WebRTC switched off look like this, and so do extensions that remove it.",
  "constructor-refuses": "RTCPeerConnection exists, but throws when constructed. Scriptlets of ad blockers replace it in this way.",
  "connection-inert": "The constructor makes an object that does nothing: no states, no events, no tracks.",
  "not-a-window": "The probe was called in a worker or on a server, where there is no WebRTC.",
  "no-webassembly": "This browser has no WebAssembly. Lockdown Mode and strict privacy levels switch it off.",
  "start-failed": "WebAssembly could not start: a content security policy without 'wasm-unsafe-eval', or no memory.",
  "stalled": "The page stopped the probe’s own deadlines.",
  "resource-limit": "The browser refuses further connections for now. It frees them when it collects garbage.",
  "page-budget": "The page has used up the library’s budget of connections. Reload the page to probe again.",
  "timeout": "The offer was not answered in time. A busy or hidden page can cause that; it proves nothing.",
  "negotiation-failed": "The offer was refused, and nothing else is wrong.",
  "unfamiliar-behaviour": "There is no hard anomaly, but a behaviour that no measured browser has. It may be a new version.",
  "no-realm": "No fresh frame could be reached to compare with, though this page could have one, or the frame is not as the browser makes it.",
  "no-measure": "The stack could not be measured, though this engine lets it be measured.",
  "incomplete-evidence": "The evidence shows no fault, but fewer than half of the checks of a required family passed.",
  "unknown-obstacle": "The evidence names an obstacle that this version does not know.",
  "media-differs": "The browser itself shows no fault, but its media differs from that of a genuine browser.",
};

const MEDIA_REASONS = {
  "no-canvas": "The page cannot make a picture to send.",
  "track-refused": "The connection refused a track to send.",
  "no-local-candidates": "The browser gathered no candidate, because of a policy, a proxy, or a missing network.",
  "gathering-stalled": "The browser found no candidate and did not end the gathering.",
  "ice-timeout": "No pair of candidates answered in time.",
  "media-timeout": "The deadline of the probe passed before any picture was decoded.",
  "ice-failed": "The browser reports that no pair of candidates works.",
  "dtls-failed": "A pair of candidates works, but the DTLS handshake failed.",
  "connection-closed": "The connection was closed before enough media was observed.",
  "media-stalled": "Media arrived, and stopped before enough of it was observed.",
  "page-hidden": "The page was hidden; browsers render nothing in hidden pages.",
  "channel-without-track": "The data channel opened and no track arrived.",
  "no-track": "The connection is established, and no track arrived.",
  "track-without-packets": "A track arrived, and no packet for it.",
  "no-packets": "No packet arrived for it.",
  "packets-without-decoding": "Packets arrived, and none was decoded.",
  "not-decoded": "Nothing was decoded of its packets.",
  "read-back-changed": "A canvas does not return the painted pixels, because of a privacy setting.",
  "content-still": "The decoded picture does not have the colours that follow from the nonce.",
  "sound-not-heard": "Audio is decoded, but not played.",
  "not-rendered": "Frames are decoded, but not rendered.",
  "no-frame-callback": "The browser has no callback for rendered frames.",
  "autoplay-blocked": "The browser refused to play without a gesture.",
  "no-frame": "No frame was rendered in time.",
  "callback-threw": "A callback of the page threw.",
  "callback-rejected": "The promise of a callback of the page was rejected.",
  "callback-timeout": "The promise of a callback of the page was not settled in time.",
  "callback-value": "A callback of the page returned no description.",
  "server-unreachable": "The request failed: no network, no such host, or no permission by CORS.",
  "server-timeout": "The server did not answer in time.",
  "server-status": "The server answered with a status that is no success.",
  "server-redirect": "The server sent a redirect that turns a POST into a GET.",
  "server-no-description": "The body of the response was no session description.",
  "server-no-location": "The response has no Location of the session.",
  "server-busy": "The server answered 409 or 503, and there was no time for another request.",
  "unauthorized": "The server requires a token, or another one.",
  "line-rejected": "The server rejected every media line.",
  "line-inactive": "The server accepted a media line and sends nothing.",
};

const REASONS = { ...MEDIA_REASONS, ...VERDICT_REASONS };

/** A sentence for a reason, or null if there is no reason. */
export function reasonSentence(reason) {
  if (!reason) return null;
  return wordsFor(REASONS, reason, "This page knows no more about this code.");
}

/** The meaning of the outcomes of media. */
export const MEDIA_OUTCOMES = {
  complete: "Media came and was decoded",
  partial: "The connection stands, and a part of the media stack is missing",
  inconclusive: "The network, the server or the page leave it open; it accuses nobody",
};
