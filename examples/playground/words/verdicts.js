// Words for the verdicts, for the owner of a site: the meaning of each, and a suggestion.

/** The pictogram, the meaning and the advice of each verdict. */
export const VERDICTS = {
  genuine: {
    icon: "M5 12.5l4.5 4.5L19 7.5",
    means: "A complete, native media stack answered, and nothing that the probe can see stands in between.",
    advice: "Nothing to do. It says that the stack is real, not that a person sits in front of it.",
  },
  instrumented: {
    icon: "M12 4l8 4.5-8 4.5-8-4.5zM4 12.5L12 17l8-4.5M4 16.5L12 21l8-4.5",
    means: "The stack is native, and something wraps it openly.",
    advice: "Let it pass. Call monitors, frameworks, recorders and privacy extensions do this for real people.",
  },
  tampered: {
    icon: "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6zM4 20L20 4",
    means: "The stack is native, and the wrapping hides itself or rewrites data.",
    advice: "Ask for a second proof, such as a challenge or a login. Some privacy tools hide as well: do not refuse on it alone.",
  },
  emulated: {
    icon: "M7 7l10 10M17 7L7 17",
    means: "What answered is not a browser’s media stack. It is an imitation.",
    advice: "Judge the evidence again on your server, then challenge or refuse.",
  },
  blocked: {
    icon: "M5.6 5.6l12.8 12.8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
    means: "WebRTC is missing or refused here, as privacy settings and extensions do.",
    advice: "It is no sign of a bot. Go on without it; if your service needs calls, say what to switch on.",
  },
  inconclusive: {
    icon: "M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2.1M12 17.6v.2",
    means: "Nothing can be said about this browser.",
    advice: "Draw no conclusion. Try again later, or go on without it.",
  },
};

/** A verdict that this page does not know. */
export const UNKNOWN_VERDICT = {
  icon: VERDICTS.inconclusive.icon,
  means: "This page does not know this verdict. The report is newer than the page, or made up.",
  advice: "Believe the judgement of its evidence, not the word.",
};

/** The verdict of a loaded report that does not follow from its evidence. */
export const DISPUTED = {
  icon: "M6 8h12M6 14h12M16 4L8 20",
  means: "This report does not follow from its evidence. What stands below is its word alone.",
  advice: "Do not act on this report. Believe the judgement of the evidence, and issue a new nonce.",
};

/** The meaning of the outcome words. */
export const OUTCOMES = {
  SUCCESS: "a well-formed track arrived",
  TIMEOUT: "no track arrived in time",
  CONSTRUCTOR_FAILED: "the constructor gave nothing that answers",
  MALFORMED_TRACK: "what arrived is no proper track",
  NEGOTIATION_FAILED: "the offer was refused",
  UNSUPPORTED: "no constructor, or no look at it",
};

/** The meanings and the pictograms of the weights, heaviest first. */
export const WEIGHTS = {
  hard: { means: "no genuine counter-example is known", icon: "M12 4l9 16H3z" },
  medium: { means: "no stock browser measured fails it, but versions may differ", icon: "M12 3l9 9-9 9-9-9z" },
  soft: { means: "context; alone it never changes a verdict", icon: "M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12z" },
};

/** The results of a check. */
export const STATES = {
  failed: { word: "Failed", icon: "M7 7l10 10M17 7L7 17" },
  passed: { word: "Passed", icon: "M5 12.5l4.5 4.5L19 7.5" },
  skipped: { word: "Skipped", icon: "M6 12h12" },
};

/** Why a check could not be judged. */
export const SKIPPED = {
  "nothing-answers": "WebRTC is absent, so nothing can answer wrongly",
  "not-reached": "the probe did not read it: its effort or its source does not include it, or the probe ended before; or the evidence is of an older version without this field",
  "timed-out": "no answer came in time, or the deadline had passed. That proves nothing",
  "no-realm": "no fresh frame could be reached: a sandboxed page",
  "no-measure": "the engine gives no clear measure of the stack",
  "not-compared": "one of the two sides of a comparison is missing",
  removed: "this interface or member is missing in the page. A removed member is not a forged one",
  "not-constructed": "there is no connection",
  "offer-not-taken": "the offer was refused or not answered",
  "no-track": "no track arrived; the checks of delivery judge that",
  "no-track-event": "no track event arrived; the checks of delivery judge that",
  "engine-unknown": "the engine is unknown",
  "engine-not-measured": "the check knows only engines that were measured",
  "version-not-measured": "the check is about another engine, or about other versions than the claimed one",
  "not-in-this-version": "this version of the browser lacks the feature",
  "no-media": "the source has no media, or no media came",
  "no-connection": "there is no connection of the page's own that carries media",
  "not-connected": "the connection that was to carry media was never established",
  "connection-lost": "the connection that carried media was lost",
  "not-asked": "the probe was not asked to try every codec",
  "not-asked-for": "the browser did not let the page prefer this codec",
  "not-sent": "the codec was not negotiated, or nothing was sent with it",
  "no-packets": "no packets came, or too few for the check",
  "no-recent-source": "no packet of the last seconds names its source",
  "no-codec-entry": "the statistics name no codec",
  "no-section": "the other side's description has no such m-line",
  "no-unmute": "the track was not unmuted while it was watched",
  "before-the-handshake": "the track was unmuted with its event, before there was a transport, as Safari and older Chromium do",
  "arrived-before": "the track arrived before the watch began",
  "not-rendered": "no picture was shown",
  "read-back-changed": "a privacy setting changes the pixels that a canvas returns",
  "too-few-colours": "too few colours were observed for the check",
  "no-certificate": "the browser does not show the certificate of the other side",
  "no-fingerprint": "the other side's description announces no fingerprint",
  "no-digest": "the page cannot compute a digest",
  "other-digest": "the fingerprint uses a digest that a page cannot compute",
};

/** The engines by the names that people know. */
export const ENGINES = {
  blink: "Blink (Chromium)",
  gecko: "Gecko (Firefox)",
  webkit: "WebKit (Safari)",
  unknown: "unknown",
};
