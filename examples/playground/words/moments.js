// Words for the moments of a timeline, each with the connection to which it belongs.

/** The media stages, from the first. */
export const RUNGS = ["event", "packets", "decoded", "rendered", "content"];

/** The meaning of each media stage. */
export const RUNG_SAYS = {
  event: "The track event fired",
  packets: "Packets arrived",
  decoded: "They were decoded",
  rendered: "Frames were rendered",
  content: "The picture is the one sent",
};

/** The title, the kind and the lane of each moment. */
export const MOMENTS = {
  "constructed": { title: "Connection constructed", kind: "step", lane: "offline" },
  "surveyed": { title: "Interfaces surveyed", kind: "step", lane: "offline" },
  "track": { title: "Track arrived", kind: "track", lane: "offline" },
  "offer-set": { title: "Offer set", kind: "deal", lane: "offline" },
  "answered": { title: "Answered", kind: "deal", lane: "offline" },
  "closed": { title: "Closed", kind: "end", lane: "offline" },
  "ended": { title: "Tracks ended", kind: "end", lane: "offline" },
  "renegotiated": { title: "Renegotiated", kind: "deal", lane: "offline" },
  "remote-track": { title: "Track arrived", kind: "track", lane: "media" },
  "negotiated": { title: "Negotiated", kind: "deal", lane: "media" },
  "connected": { title: "Connected", kind: "deal", lane: "media" },
  "unmuted": { title: "Unmuted", kind: "track", lane: "media" },
  "first-frame": { title: "First frame", kind: "track", lane: "media" },
};

/** The titles of the lanes. */
export const LANES = {
  offline: "The made-up offer, with no second peer",
  media: "The connection that carries media",
};

/** When the state of a track was read. */
export const LOOKED = {
  event: "in the event",
  answered: "once answered",
  closed: "on close()",
  microtask: "a microtask later",
  task: "a task later",
  media: "as media came",
};
