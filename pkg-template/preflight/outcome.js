// What a report means for a call.

/** In the order in which a probe with media gets there. */
export const STEPS = ["start", "connection", "media", "verdict"];

const AT = {
  __proto__: null,
  negotiated: 1,
  constructed: 1,
  surveyed: 1,
  "offer-set": 1,
  answered: 1,
  connected: 2,
  unmuted: 2,
  "first-frame": 3,
};

/** The step that a stage of `onProgress` belongs to. */
export const stepOf = (stage) => AT[stage] || 0;

/**
 * - `ready`: calls can work here. An openly wrapped or concealed stack carries media as well.
 * - `no-media`: the stack is there, and media did not come.
 * - `blocked`: WebRTC is switched off or missing.
 * - `unsupported`: what answers is no media stack of a browser.
 * - `unknown`: nothing can be said, for example because the time was over.
 */
export const outcomeOf = ({ verdict, media }) => {
  if (verdict === "blocked") return "blocked";
  if (verdict === "emulated") return "unsupported";
  if (media && media.outcome === "partial") return "no-media";
  const isLeftOpen = media && media.outcome !== "complete";
  return verdict === "inconclusive" || isLeftOpen ? "unknown" : "ready";
};
