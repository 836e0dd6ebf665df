// What a report holds. Nothing here needs the types of a browser: a server has none.

/** What a probe concludes. Under semantic versioning. */
export type Verdict =
  /** A complete, genuine media stack answered, and nothing sits in between. */
  | "genuine"
  /** Native underneath, openly wrapped: extensions, shims and monitoring do this for real people. */
  | "instrumented"
  /** Native underneath, and the wrapping hides itself or rewrites data. */
  | "tampered"
  /** Not a browser's media stack. */
  | "emulated"
  /** WebRTC is missing or refused, as privacy settings and extensions do. */
  | "blocked"
  /** Nothing can be said; `reason` tells why. */
  | "inconclusive";

/** Why, for `blocked` and `inconclusive`. Under semantic versioning; new ones may come. */
export type Reason =
  /** `RTCPeerConnection` does not exist. */
  | "constructor-missing"
  /** `RTCPeerConnection` throws when constructed. */
  | "constructor-refuses"
  /** `RTCPeerConnection` gives an object that does nothing. */
  | "connection-inert"
  /** Neither document nor window: a worker or a server. */
  | "not-a-window"
  /** This browser has no WebAssembly. */
  | "no-webassembly"
  /** WebAssembly could not start: a content security policy without `wasm-unsafe-eval`, or no memory. */
  | "start-failed"
  /** The page stopped the probe's own deadlines, or broke the built-in functions that it needs. */
  | "stalled"
  /** The browser refuses further connections for now. */
  | "resource-limit"
  /** The page has spent the connections that the library allows itself. */
  | "page-budget"
  /** The offer was not answered in time. */
  | "timeout"
  /** The offer was refused. */
  | "negotiation-failed"
  /** Nothing hard, but not as any browser measured. */
  | "unfamiliar-behaviour"
  /** The evidence leaves out whole families of checks. */
  | "incomplete-evidence"
  /** The evidence names an obstacle of a newer version. */
  | "unknown-obstacle";

/** The rungs of the ladder that a track of a medium climbs, from the lowest. */
export type Rung =
  /** The `track` event fired. */
  | "event"
  /** Packets arrived for it. */
  | "packets"
  /** They were decoded. */
  | "decoded"
  /** What was decoded was rendered. */
  | "rendered"
  /** What was rendered is what follows from the nonce. */
  | "content";

/** Why media came no further, or why the next rung could not be measured. */
export type MediaReason =
  /** Neither document nor window. */
  | "not-a-window"
  /** `RTCPeerConnection` does not exist. */
  | "constructor-missing"
  /** `RTCPeerConnection` throws when constructed. */
  | "constructor-refuses"
  /** The page has used up the connections that the browser grants. */
  | "resource-limit"
  /** The page has spent the connections that the library allows itself. */
  | "page-budget"
  /** The page can make no picture to send. */
  | "no-canvas"
  /** The connection took no track to send. */
  | "track-refused"
  /** A description was refused or not made in time; `steps` tells which. */
  | "negotiation-failed"
  /** The browser gathered no candidate: a policy, a proxy, or no network. */
  | "no-local-candidates"
  /** The browser neither found a candidate nor said that it has none. */
  | "gathering-stalled"
  /** No pair of candidates answered in time. */
  | "ice-timeout"
  /** The browser says that no pair of candidates works. */
  | "ice-failed"
  /** A pair of candidates works, and no encryption came about. */
  | "dtls-failed"
  /** The connection was closed meanwhile. */
  | "connection-closed"
  /** Media came, and stopped before enough of it was seen. */
  | "media-stalled"
  /** The probe's time was over before any picture was decoded. */
  | "media-timeout"
  /** The page was hidden, where browsers render nothing. */
  | "page-hidden"
  /** The data channel opened and no track arrived. */
  | "channel-without-track"
  /** Connected, and no track arrived. */
  | "no-track"
  /** A track arrived, and no packet for it. */
  | "track-without-packets"
  /** Packets arrived, and nothing was decoded of them. */
  | "packets-without-decoding"
  /** A canvas does not give back what was painted on it: a privacy setting. */
  | "read-back-changed"
  /** The decoded picture does not show what follows from the nonce. */
  | "content-still"
  /** Sound is decoded; nothing plays it. */
  | "sound-not-heard"
  /** Frames are decoded; nothing renders them. */
  | "not-rendered"
  /** The browser does not tell of rendered frames. */
  | "no-frame-callback"
  /** The browser refused to play without a gesture. */
  | "autoplay-blocked"
  /** No frame was rendered in time. */
  | "no-frame"
  /** A callback of the source `signaling` threw; `steps` tells which. */
  | "callback-threw"
  /** Its promise was rejected. */
  | "callback-rejected"
  /** Its promise was not settled in time. */
  | "callback-timeout"
  /** It gave no description. */
  | "callback-value"
  /** The request failed: no network, no such host, or no permission by CORS. */
  | "server-unreachable"
  /** The server did not answer in time. */
  | "server-timeout"
  /** A status that is no success; `steps` tells which. */
  | "server-status"
  /** A redirect of a kind that turns a POST into a GET. */
  | "server-redirect"
  /** The body was no session description. */
  | "server-no-description"
  /** The server named no session to end. */
  | "server-no-location"
  /** 409 or 503, with no time left to ask again. */
  | "server-busy"
  /** The server wants a token, or another one. */
  | "unauthorized"
  /** The server rejected every line of media. */
  | "line-rejected"
  /** The server takes part and sends nothing. */
  | "line-inactive"
  | (string & {});

/** How far media came, for sources that bring some. */
export interface MediaReport {
  /** Whether the media stack was seen to work to its end. */
  outcome:
    /** Media came and was decoded; `reason` tells why a higher rung was not reached. */
    | "complete"
    /** The connection stands, and a part of the media stack is missing. */
    | "partial"
    /** The network, the server or the state of the page leave it open: never an accusation. */
    | "inconclusive";
  /** Why media came no further; `null` where nothing was left to measure. */
  reason: MediaReason | null;
  /** `echoed` where a message went there and back, or its state. */
  channel: "echoed" | "open" | (string & {}) | null;
  /** How the probe made the sound that it sent: `generator`, `audio-context`, or `none` and why. */
  sound: string | null;
  /** The steps with the other side that went wrong or took a detour. */
  steps: string[] | null;
}

/** How far the probe came. */
export type Outcome =
  /** A well-formed track arrived. */
  | "SUCCESS"
  /** No track arrived in time. */
  | "TIMEOUT"
  /** The constructor threw, or gave nothing that answers. */
  | "CONSTRUCTOR_FAILED"
  /** Something arrived that is no proper track. */
  | "MALFORMED_TRACK"
  /** The offer was refused. */
  | "NEGOTIATION_FAILED"
  /** There is no constructor, or the probe could not look. */
  | "UNSUPPORTED";

/** How much a failed check says: soft ones alone never change a verdict. */
export type Weight =
  /** No genuine counter-example is known. */
  | "hard"
  /** No stock browser measured fails it, but versions may differ. */
  | "medium"
  /** Context. */
  | "soft";

/** A browser engine. */
export type Engine = "blink" | "gecko" | "webkit" | "unknown";

/** The state of a track. */
export type ReadyState = "live" | "ended";

/** A remote track, as it arrived. */
export interface TrackReport {
  /** Which source brought it: every probe brings the tracks of `offline`. */
  source: "offline" | "loopback" | "signaling" | "whep" | "watch" | (string & {});
  /** What it carries. */
  kind: "audio" | "video" | (string & {}) | null;
  /** Its id, or `(other)` where it is neither of the offer nor a UUID. */
  id: string | null;
  /** `remote audio`, `remote video`, `(track id)`, empty, or `(other)`: never a device's name. */
  label: string | null;
  /** On arrival. */
  readyState: ReadyState | (string & {}) | null;
  /** On arrival. */
  muted: boolean | null;
  /** On arrival. */
  enabled: boolean | null;
  /** `getSettings()`; ids are told as `(track id)` or `(other)`. */
  settings: Record<string, string | number> | null;
  /** The ids of its streams. */
  streams: string[] | null;
  /** The name of its m-line. */
  mid: string | null;
  /** Its states from arrival to the end. */
  lifecycle: {
    /** When it was looked at. */
    at: "event" | "answered" | "closed" | "microtask" | "task" | "media";
    /** What it was then. */
    readyState: ReadyState | (string & {});
  }[];
  /** The highest rung it climbed, why not higher, and its codec; `null` for `offline`. */
  ladder: {
    /** The highest rung; `null` where not even the event came. */
    rung: Rung | null;
    /** Why the next rung was not reached or not measured; `null` at the top. */
    next: MediaReason | "no-packets" | "not-decoded" | null;
    /** The media type of what was received, such as `video/VP8`. */
    codec: string | null;
  } | null;
}

/** A check that failed. */
export interface Anomaly {
  /** The check's id; `checks()` has its title and specification. */
  check: string;
  /** How much the failure says. */
  weight: Weight;
  /** What a genuine browser shows. */
  expected: string;
  /** What was seen. */
  observed: string;
  /** What real people's browsers may have that causes it. */
  benignCauses: string[];
}

/** Something that happened during the probe. */
export interface Moment {
  /** In ms since the probe began. */
  atMs: number;
  /** What happened. */
  event: "surveyed" | "constructed" | "offer-set" | "answered" | "closed" | "ended" | "renegotiated" | "track" | (string & {});
  /** What more there is to say, such as the kind of a track. */
  detail?: string;
}

/**
 * Everything the checks read, as plain JSON. Send it to a server that judges it
 * with the same rules. Its shape is versioned by `schemaVersion`.
 */
export interface Evidence {
  /** The version of its shape. */
  schemaVersion: number;
  /** Of the library that saw it. */
  version: string;
  /** Where the track came from. */
  source: string;
  /** The challenge that it reflects: compare it with the one that you issued. */
  nonce: string;
  /** What kept the probe from looking, as in `reason`; empty where nothing did. */
  obstacle: string;
  /** The observations, by their subjects. */
  [subject: string]: unknown;
}

/** The report of one probe. It holds no address, no session description and no device label. */
export interface Report {
  /** The version of its shape. */
  schemaVersion: 1;
  /** Of the library. */
  version: string;
  /** What the probe concludes. */
  verdict: Verdict;
  /** Why, for `blocked` and `inconclusive`. */
  reason: Reason | null;
  /** How far the probe came. */
  outcome: Outcome;
  /** Where the track came from. */
  source: string;
  /** The tracks that arrived. */
  tracks: TrackReport[];
  /** How far media came; `null` for `offline`. */
  media: MediaReport | null;
  /** The checks that failed. */
  anomalies: Anomaly[];
  /** The ids of all checks, by what became of them. */
  checks: {
    /** What was as in every genuine browser. */
    passed: string[];
    /** What was not; `anomalies` has more of each. */
    failed: string[];
    /** What could not be judged. */
    skipped: {
      /** The check's id. */
      check: string;
      /** Why it could not be judged. */
      why: string;
    }[];
  };
  /** Which browser engine answered. */
  engine: {
    /** By what it did. */
    behaves: Engine;
    /** By its user agent string. */
    claims: Engine;
    /** Whether the two agree; `null` where either is unknown. */
    consistent: boolean | null;
  };
  /** What happened, in order. */
  timeline: Moment[];
  /** How long the probe took, in ms. */
  durationMs: number;
  /** What the report was made from, for a server to judge. */
  evidence: Evidence;
}

/** A check of the catalogue. */
export interface CheckInfo {
  /** Its name in reports. Under semantic versioning. */
  id: string;
  /** The group that it belongs to: the verdict weighs each group in its own way. */
  family: string;
  /** How much a failure says. */
  weight: Weight;
  /** What every genuine browser does, as a statement. */
  title: string;
  /** Why a fake usually does not. */
  why: string;
  /** A link to the specification, or `measured: …`. */
  spec: string;
  /** What real people's browsers may have that makes it fail. */
  benignCauses: string[];
}
