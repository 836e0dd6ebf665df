// What the report's codes mean to the owner of a site.

/** For each verdict: its pictogram, what it means, what to do. */
export const VERDICTS = {
  genuine: {
    icon: "M5 12.5l4.5 4.5L19 7.5",
    means: "A complete, native media stack answered, and nothing in JavaScript stands in between.",
    advice: "Nothing to do. It says that the stack is real, not that a person sits in front of it.",
  },
  instrumented: {
    icon: "M12 4l8 4.5-8 4.5-8-4.5zM4 12.5L12 17l8-4.5M4 16.5L12 21l8-4.5",
    means: "The native stack answered, through code that openly wraps it.",
    advice: "Let it pass. Call monitors, polyfills, frameworks, ad blockers and privacy extensions do this for real people every day.",
  },
  tampered: {
    icon: "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6zM4 20L20 4",
    means: "The native stack answered, but something conceals itself or rewrites what passes.",
    advice: "Ask for a second proof, such as a challenge or a login. Some privacy tools do this too, so do not refuse on it alone.",
  },
  emulated: {
    icon: "M7 7l10 10M17 7L7 17",
    means: "What answered is no browser’s media stack: it is an imitation.",
    advice: "Treat it as a scripted client. Judge the evidence again on your server, then challenge or refuse.",
  },
  blocked: {
    icon: "M5.6 5.6l12.8 12.8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
    means: "WebRTC is missing or refuses to work here, as privacy settings and extensions make it.",
    advice: "It is no sign of a bot. If your service needs calls, say what to switch on; otherwise go on without.",
  },
  inconclusive: {
    icon: "M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2.1M12 17.6v.2",
    means: "The probe could not see enough to tell.",
    advice: "Draw no conclusion from it: try again later, or go on without it.",
  },
};

/** A verdict that this page does not know yet. */
export const UNKNOWN_VERDICT = {
  icon: VERDICTS.inconclusive.icon,
  means: "This page does not know this verdict; the report is newer than the page.",
  advice: "Read the anomalies below, and the notes of the version that made the report.",
};

const REASONS = {
  "constructor-missing": "There is no RTCPeerConnection in this page. Browsers whose owner has switched WebRTC off look like this, and so do extensions that remove it.",
  "constructor-refuses": "RTCPeerConnection is there, but making one throws. Scriptlets of ad blockers put such stand-ins in its place.",
  "connection-inert": "A connection can be made, but it does nothing: no events, no states, no tracks. It is a stand-in that blocks.",
  "no-webassembly": "This browser has no WebAssembly, or a Content-Security-Policy without 'wasm-unsafe-eval' refuses it. Lockdown Mode and strict privacy levels switch it off.",
  "not-a-window": "The probe was asked in a worker or on a server, where no browser offers WebRTC.",
  "no-realm": "A sandbox keeps this page from opening a frame of its own to compare with.",
  "start-failed": "The module could not start. The console says why.",
  "stalled": "Something the probe had to wait for never answered.",
  "timeout": "The browser did not answer in time. A busy or hidden page can do that; it proves nothing.",
  "negotiation-failed": "The browser refused an offer that every measured browser accepts, or gave no answer.",
  "resource-limit": "The page has used up its connections. The browser frees them when it collects garbage.",
  "page-budget": "The library has spent the connections that it allows itself in one page. Reload the page to probe again.",
  "unfamiliar-behaviour": "The stack is native as far as can be seen, but behaves as no browser measured so far. It may well be a new version.",
  "unknown-obstacle": "The probe was kept from looking, for a reason that this version does not know.",
};

/** A sentence for a reason, or null when there is none. */
export function reasonSentence(reason) {
  if (!reason) return null;
  return REASONS[reason] ?? "This page knows no more about this code; the documentation of the library does.";
}

/** What the classic outcome words say. */
export const OUTCOMES = {
  SUCCESS: "a well-formed track arrived",
  TIMEOUT: "no track arrived in time",
  CONSTRUCTOR_FAILED: "the constructor gave nothing that answers",
  MALFORMED_TRACK: "what arrived is no proper track",
  NEGOTIATION_FAILED: "offer and answer failed",
  UNSUPPORTED: "nothing to ask here",
};

/** What the weights mean, heaviest first. */
export const WEIGHTS = {
  hard: "no genuine browser is known to show this",
  medium: "no browser measured shows this, but versions and engines may differ",
  soft: "context only; genuine browsers show it too",
};

/** The engines by the names that people know. */
export const ENGINES = {
  blink: "Blink (Chromium)",
  gecko: "Gecko (Firefox)",
  webkit: "WebKit (Safari)",
  unknown: "unknown",
};
