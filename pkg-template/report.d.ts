// The types of a report. They need no types of a browser, because a server has none.

/** The conclusion of a probe. Under semantic versioning. */
export type Verdict =
  /** A complete, genuine media stack answered, without a wrapper. */
  | "genuine"
  /** The probe can decide nothing; `reason` says why. */
  | "inconclusive"
  /** WebRTC is missing or refused, as privacy settings and extensions do. */
  | "blocked"
  /** The stack is native and openly wrapped: extensions, shims and monitoring do this for real people. */
  | "instrumented"
  /** The stack is native, and its wrapper hides itself or rewrites data. */
  | "tampered"
  /** An imitation of a media stack answered: no object was shown to be native. */
  | "emulated";

/** The reason for `blocked`. Under semantic versioning; later versions may add some. */
export type BlockedReason =
  /** `RTCPeerConnection` does not exist. */
  | "constructor-missing"
  /** `RTCPeerConnection` throws when constructed. */
  | "constructor-refuses"
  /** `RTCPeerConnection` makes an object that does nothing. */
  | "connection-inert"
  | (string & {});

/** The reason for `inconclusive`. Under semantic versioning; later versions may add some. */
export type InconclusiveReason =
  /** There is no window and document: a worker or a server. */
  | "not-a-window"
  /** This browser has no WebAssembly. */
  | "no-webassembly"
  /** WebAssembly could not start: a content security policy without `wasm-unsafe-eval`, or no memory. */
  | "start-failed"
  /** The page stopped the probe's own deadlines, or broke the built-in functions that it needs. */
  | "stalled"
  /** The browser refuses further connections for now. */
  | "resource-limit"
  /** The page has used up the library's budget of connections. */
  | "page-budget"
  /** The offer was not answered in time. */
  | "timeout"
  /** The offer was refused. */
  | "negotiation-failed"
  /** No hard anomaly, but a behaviour that no measured browser has. */
  | "unfamiliar-behaviour"
  /** No fresh realm to compare with, or one that is not as the browser makes it, in a page that could have one. */
  | "no-realm"
  /** The stack could not be measured, in an engine where it can. */
  | "no-measure"
  /** Fewer than half of the checks of a required family passed. */
  | "incomplete-evidence"
  /** Media came, and differs from that of a genuine browser. */
  | "media-differs"
  /** The evidence names an obstacle that this version does not know. */
  | "unknown-obstacle"
  | MediaReason;

/** The reason for `blocked` and `inconclusive`. */
export type Reason = BlockedReason | InconclusiveReason;

/** The stages that the media of a track reaches, from the first to the last. */
export type Rung =
  /** The `track` event fired. */
  | "event"
  /** Packets arrived for it. */
  | "packets"
  /** Its packets were decoded. */
  | "decoded"
  /** Its decoded frames were rendered. */
  | "rendered"
  /** The rendered frames have the colours that follow from the nonce. */
  | "content";

/** Why media did not reach the next stage, or why that stage could not be measured. */
export type MediaReason =
  /** There is no window and document. */
  | "not-a-window"
  /** `RTCPeerConnection` does not exist. */
  | "constructor-missing"
  /** `RTCPeerConnection` throws when constructed. */
  | "constructor-refuses"
  /** The page has used up the connections that the browser grants. */
  | "resource-limit"
  /** The page has used up the library's budget of connections. */
  | "page-budget"
  /** The page cannot make a picture to send. */
  | "no-canvas"
  /** The connection refused a track to send. */
  | "track-refused"
  /** A description was refused or not made in time; `steps` says which. */
  | "negotiation-failed"
  /** The browser gathered no candidate, because of a policy, a proxy, or a missing network. */
  | "no-local-candidates"
  /** The browser found no candidate and did not end the gathering. */
  | "gathering-stalled"
  /** No pair of candidates answered in time. */
  | "ice-timeout"
  /** The browser reports that no pair of candidates works. */
  | "ice-failed"
  /** A pair of candidates works, but the DTLS handshake failed. */
  | "dtls-failed"
  /** The connection was closed before enough media was observed. */
  | "connection-closed"
  /** Media came, and stopped before enough of it was observed. */
  | "media-stalled"
  /** The deadline of the probe passed before any picture was decoded. */
  | "media-timeout"
  /** The page was hidden; browsers render nothing in hidden pages. */
  | "page-hidden"
  /** The data channel opened and no track arrived. */
  | "channel-without-track"
  /** The connection is established, and no track arrived. */
  | "no-track"
  /** A track arrived, and no packet for it. */
  | "track-without-packets"
  /** No packet arrived for the track. */
  | "no-packets"
  /** Packets arrived, and none was decoded. */
  | "packets-without-decoding"
  /** Nothing was decoded of the track's packets. */
  | "not-decoded"
  /** A canvas does not return the painted pixels, because of a privacy setting. */
  | "read-back-changed"
  /** The decoded picture does not have the colours that follow from the nonce. */
  | "content-still"
  /** Audio is decoded, but not played. */
  | "sound-not-heard"
  /** Frames are decoded, but not rendered. */
  | "not-rendered"
  /** The browser has no callback for rendered frames. */
  | "no-frame-callback"
  /** The browser refused to play without a gesture. */
  | "autoplay-blocked"
  /** No frame was rendered in time. */
  | "no-frame"
  /** A callback of the source `signaling` threw; `steps` says which. */
  | "callback-threw"
  /** The promise of a callback of the page was rejected. */
  | "callback-rejected"
  /** The promise of a callback of the page was not settled in time. */
  | "callback-timeout"
  /** A callback of the page returned no description. */
  | "callback-value"
  /** The request failed: no network, no such host, or no permission by CORS. */
  | "server-unreachable"
  /** The server did not answer in time. */
  | "server-timeout"
  /** The server answered with a status that is no success; `steps` has the status. */
  | "server-status"
  /** The server sent a redirect that turns a POST into a GET. */
  | "server-redirect"
  /** The body of the response was no session description. */
  | "server-no-description"
  /** The response has no `Location` of the session. */
  | "server-no-location"
  /** The server answered 409 or 503, and there was no time for another request. */
  | "server-busy"
  /** The server requires a token, or another one. */
  | "unauthorized"
  /** The server rejected every media line. */
  | "line-rejected"
  /** The server accepted a media line and sends nothing. */
  | "line-inactive"
  /** The evidence names an obstacle that this version does not know. */
  | "unknown-obstacle"
  | (string & {});

/** How far media came, for sources with media. */
export type MediaReport = CompleteMedia | IncompleteMedia;

/** What every report of media has. */
interface MediaBase {
  /** `echoed` if a message went over the data channel and came back; otherwise the channel's state. */
  channel: "echoed" | "open" | (string & {}) | null;
  /** How the probe made the audio that it sent: `generator`, `audio-context`, or `none` with the reason. */
  sound: string | null;
  /** The steps of the negotiation that failed or needed another attempt. */
  steps: string[] | null;
  /** The video codecs that were tried: those of `codecs: "all"`, otherwise none. */
  codecs: TriedCodec[];
}

/** Media that came and was decoded. */
export interface CompleteMedia extends MediaBase {
  /** Media came and was decoded. */
  outcome: "complete";
  /** Why a later stage was not reached; `null` if the last one was. */
  reason: MediaReason | null;
}

/** Media that did not come all the way. */
export interface IncompleteMedia extends MediaBase {
  /** Whether a part of the stack is missing, or it is left open. */
  outcome:
    /** The connection stands, and a part of the media stack is missing. */
    | "partial"
    /** The network, the server or the state of the page leave it open; it is never held against the visitor. */
    | "inconclusive";
  /** Why media came no further. */
  reason: MediaReason;
}

/** A video codec that the browser claims to send and to receive, as it was tried. */
export interface TriedCodec {
  /** Its media type, such as `video/VP8`. */
  type: string | null;
  /** How many of its frames were decoded, as far as that is known. */
  frames: number;
  /**
   * Whether the browser negotiated it with itself and decoded it; `null` if that is open, because
   * nothing was sent with it or the time was over.
   */
  ok: boolean | null;
}

/** How far the probe came. */
export type Outcome =
  /** A well-formed track arrived. */
  | "SUCCESS"
  /** No track arrived in time. */
  | "TIMEOUT"
  /** The constructor threw, or gave an object that does nothing. */
  | "CONSTRUCTOR_FAILED"
  /** The object that arrived is no proper track. */
  | "MALFORMED_TRACK"
  /** The offer was refused. */
  | "NEGOTIATION_FAILED"
  /** There is no constructor, or the probe could not start. */
  | "UNSUPPORTED";

/** How sure a failed check is. Soft failures alone never change a verdict. */
export type Weight =
  /** Context: genuine browsers fail it too. */
  | "soft"
  /** No stock browser measured fails it, but versions may differ. */
  | "medium"
  /** No genuine counter-example is known. */
  | "hard";

/** A browser engine. */
export type Engine = "blink" | "gecko" | "webkit" | "unknown";

/** The state of a track. */
export type ReadyState = "live" | "ended";

/** A remote track, as it arrived. */
export interface TrackReport {
  /** The source of the track. Every probe has the tracks of `offline`. */
  source: "offline" | "loopback" | "signaling" | "whep" | "watch" | (string & {});
  /** The kind of its media. */
  kind: "audio" | "video" | (string & {}) | null;
  /** Its id, or `(other)` if it is neither from the offer nor a UUID. */
  id: string | null;
  /** `remote audio`, `remote video`, `(track id)`, empty, or `(other)`: never a device's name. */
  label: string | null;
  /** Its state on arrival. */
  readyState: ReadyState | (string & {}) | null;
  /** Whether it was muted on arrival. */
  muted: boolean | null;
  /** Whether it was enabled on arrival. */
  enabled: boolean | null;
  /** The result of `getSettings()`, with ids replaced by `(track id)` or `(other)`. */
  settings: Record<string, string | number> | null;
  /** The ids of its streams. */
  streams: string[] | null;
  /** The name of its m-line. */
  mid: string | null;
  /** Its states from arrival to the end. */
  lifecycle: {
    /** When the state was read. */
    at: "event" | "answered" | "closed" | "microtask" | "task" | "media";
    /** The state at that moment. */
    readyState: ReadyState | (string & {});
  }[];
  /** How far its media came, and its codec; `null` for `offline`. */
  ladder: {
    /** The last stage that was reached; `null` if not even the event came. */
    rung: Rung | null;
    /** Why the next stage was not reached or not measured; `null` at the last one. */
    next: MediaReason | "no-packets" | "not-decoded" | null;
    /** The media type of the received codec, such as `video/VP8`. */
    codec: string | null;
  } | null;
}

/** A check that failed. */
export interface Anomaly {
  /** The check's id; `checks()` has what was found, as a sentence, and the specification. */
  check: string;
  /** How sure the check is. */
  weight: Weight;
  /** The value in a genuine browser, in words. */
  expected: string;
  /** The observed value, in words. */
  observed: string;
  /** Harmless reasons why a real person's browser may fail the check. */
  benignCauses: string[];
}

/** Something that happened during the probe. */
export interface Moment {
  /** The time since the probe began, in ms. */
  atMs: number;
  /** The event; see the guide to reports. */
  event: "surveyed" | "constructed" | "offer-set" | "answered" | "closed" | "ended" | "renegotiated" | "track" | (string & {});
  /** More about it, such as the kind of a track. */
  detail?: string;
}

/**
 * Everything that the checks read, as plain JSON. Send it to a server that judges it with the same
 * rules. `schemaVersion` is the version of its shape.
 */
export interface Evidence {
  /** The version of its shape. */
  schemaVersion: number;
  /** The version of the library that probed. */
  version: string;
  /** The source of the track. */
  source: string;
  /** The challenge of the probe: compare it with the nonce that you issued. */
  nonce: string;
  /** Why the probe could not start, as in `reason`; empty if it could. */
  obstacle: string;
  /** The observations, by subject. */
  [subject: string]: unknown;
}

/** Why a check could not be judged. Under semantic versioning; later versions may add some. */
export type SkipReason =
  /** WebRTC is absent, so nothing can answer wrongly. */
  | "nothing-answers"
  /** The probe did not read it: its effort or its source does not include it, or the probe ended before; or the evidence is of an older version without this field. */
  | "not-reached"
  /** No answer came in time, or the deadline had passed. That proves nothing. */
  | "timed-out"
  /** No fresh frame could be reached: a sandboxed page. */
  | "no-realm"
  /** The engine gives no clear measure of the stack. */
  | "no-measure"
  /** One of the two sides of a comparison is missing. */
  | "not-compared"
  /** This interface or member is missing in the page. A removed member is not a forged one. */
  | "removed"
  /** There is no connection. */
  | "not-constructed"
  /** The offer was refused or not answered. */
  | "offer-not-taken"
  /** No track arrived; the checks of delivery judge that. */
  | "no-track"
  /** No track event arrived; the checks of delivery judge that. */
  | "no-track-event"
  /** The engine is unknown. */
  | "engine-unknown"
  /** The check knows only engines that were measured. */
  | "engine-not-measured"
  /** The check is about another engine, or about other versions than the claimed one. */
  | "version-not-measured"
  /** This version of the browser lacks the feature. */
  | "not-in-this-version"
  /** The source has no media, or no media came. */
  | "no-media"
  /** There is no connection of the page's own that carries media. */
  | "no-connection"
  /** The connection that was to carry media was never established. */
  | "not-connected"
  /** The connection that carried media was lost. */
  | "connection-lost"
  /** The probe was not asked to try every codec. */
  | "not-asked"
  /** The browser did not let the page prefer this codec. */
  | "not-asked-for"
  /** The codec was not negotiated, or nothing was sent with it. */
  | "not-sent"
  /** No packets came, or too few for the check. */
  | "no-packets"
  /** No packet of the last seconds names its source. */
  | "no-recent-source"
  /** The statistics name no codec. */
  | "no-codec-entry"
  /** The other side's description has no such m-line. */
  | "no-section"
  /** The track was not unmuted while it was watched. */
  | "no-unmute"
  /** The track was unmuted with its event, before there was a transport, as Safari and older Chromium do. */
  | "before-the-handshake"
  /** The track arrived before the watch began. */
  | "arrived-before"
  /** No picture was shown. */
  | "not-rendered"
  /** A privacy setting changes the pixels that a canvas returns. */
  | "read-back-changed"
  /** Too few colours were observed for the check. */
  | "too-few-colours"
  /** The browser does not show the certificate of the other side. */
  | "no-certificate"
  /** The other side's description announces no fingerprint. */
  | "no-fingerprint"
  /** The page cannot compute a digest. */
  | "no-digest"
  /** The fingerprint uses a digest that a page cannot compute. */
  | "other-digest"
  | (string & {});

/** The report of one probe. It holds no address, no session description and no device label. */
export type Report = DecidedReport | BlockedReport | InconclusiveReport;

/** A report whose verdict needs no reason: the anomalies show it. */
export interface DecidedReport extends ReportBase {
  /** The conclusion of the probe. */
  verdict: "genuine" | "instrumented" | "tampered" | "emulated";
  /** There is none. */
  reason: null;
}

/** A report of a browser without WebRTC. */
export interface BlockedReport extends ReportBase {
  /** The conclusion of the probe. */
  verdict: "blocked";
  /** The reason for it. */
  reason: BlockedReason;
}

/** A report of a probe that can decide nothing. */
export interface InconclusiveReport extends ReportBase {
  /** The conclusion of the probe. */
  verdict: "inconclusive";
  /** The reason for it. */
  reason: InconclusiveReason;
}

/** What every report has. */
interface ReportBase {
  /** The version of the shape of `evidence`. */
  schemaVersion: 1;
  /** The version of the library. */
  version: string;
  /** How far the probe came. */
  outcome: Outcome;
  /** The report in a sentence or two, for people. Its words may change with any version. */
  summary: string;
  /** The source of the track. */
  source: string;
  /** The tracks that arrived. */
  tracks: TrackReport[];
  /** How far media came; `null` for `offline`. */
  media: MediaReport | null;
  /** The checks that failed. */
  anomalies: Anomaly[];
  /** The ids of all checks, by their result. */
  checks: {
    /** The checks that passed. */
    passed: string[];
    /** The checks that failed; `anomalies` describes each. */
    failed: string[];
    /** The checks that could not be judged, by the reason. */
    skipped: { [why in SkipReason]?: string[] };
  };
  /** The browser engine. */
  engine: {
    /** The engine by its behaviour. */
    behaves: Engine;
    /** The engine by the user agent string. */
    claims: Engine;
    /** Whether the two agree; `null` if either is unknown. */
    consistent: boolean | null;
  };
  /** The moments of the probe, in order. */
  timeline: Moment[];
  /** How long the probe took, in ms. */
  durationMs: number;
  /** The evidence of the report, for a server to judge. */
  evidence: Evidence;
}

/** Why something is not evidence. Under semantic versioning; later versions may add some. */
export type EvidenceErrorCode =
  /** It is longer than is read. */
  | "too-large"
  /** It is not JSON. */
  | "not-json"
  /** It is nested deeper than evidence is. */
  | "too-deep"
  /** A string is longer than a probe writes. */
  | "text-too-long"
  /** A list or an object holds more than a probe writes. */
  | "list-too-long"
  /** It is of another version than this library judges. */
  | "other-version"
  /** It does not say of which version it is, so it is no evidence. */
  | "no-version"
  /** Something in it, or all of it, is of another type than the library writes. */
  | "other-type"
  | (string & {});

/** What `judge` rejects with. */
export interface EvidenceError extends TypeError {
  /** The stable code, for logs and for counting. */
  code: EvidenceErrorCode;
}

/** A check of the catalogue. */
export interface CheckInfo {
  /** Its id in reports. Under semantic versioning. */
  id: string;
  /** Its family. The family decides what a failure means for the verdict. */
  family: string;
  /** How sure the check is. */
  weight: Weight;
  /** A statement that is true of every genuine browser. */
  title: string;
  /** What was found where it failed, as a statement. */
  finding: string;
  /** Why a fake usually fails it. */
  why: string;
  /** A link to the specification, or `measured: …`. */
  spec: string;
  /** Harmless reasons why a real person's browser may fail it. */
  benignCauses: string[];
}
