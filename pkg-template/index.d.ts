// The types of `ontrack-probe`.

import type { CheckInfo, Evidence, Moment, Report } from "./report.js";

export type * from "./report.js";

/** How far a running probe is. */
export interface Progress {
  /** What it has just done. */
  stage: Moment["event"];
  /** In ms since the probe began. */
  elapsedMs: number;
}

/** A synthetic offer: no network, no permission, no second peer. */
export interface OfflineSource {
  /** Names the source. */
  kind: "offline";
}

/**
 * Two connections in the page, a painted picture, sound where the page can make it
 * without a gesture, and a data channel. Local candidates only: nothing leaves the
 * machine. The offline probe runs beside it and carries the verdict.
 */
export interface LoopbackSource {
  /** Names the source. */
  kind: "loopback";
  /** `all` negotiates and decodes every video codec that the browser claims. */
  codecs?: "default" | "all";
}

/** A session description as plain data, or its text alone. */
export type Description = RTCSessionDescriptionInit | string;

interface SignalingBase {
  /** Names the source. */
  kind: "signaling";
  /** Called with each of our candidates, and with `null` at their end. Its promise is not waited for. */
  candidate?: (candidate: RTCIceCandidateInit | null) => unknown;
  /**
   * Called once with a function that takes the server's candidates, whenever they come. May give
   * a function that is called at the end.
   */
  candidates?: (add: (candidate: RTCIceCandidateInit) => void) => (() => void) | void;
  /** For the connection; none when left out. */
  iceServers?: RTCIceServer[];
}

/** The server offers, which is the normal case. */
export interface ServerOffers extends SignalingBase {
  /** Gives the server's offer. */
  offer: () => Description | Promise<Description>;
  /** Takes our answer to the server; waited for. */
  answer: (answer: RTCSessionDescriptionInit) => unknown;
  /** For {@link ClientOffers} only. */
  exchange?: undefined;
}

/** We offer, to receive sound and pictures. */
export interface ClientOffers extends SignalingBase {
  /** Takes our offer, and gives the server's answer. */
  exchange: (offer: RTCSessionDescriptionInit) => Description | Promise<Description>;
  /** Whether the offer has a data channel; the server must send back what comes on it. */
  channel?: boolean;
  /** For {@link ServerOffers} only. */
  offer?: undefined;
  /** For {@link ServerOffers} only. */
  answer?: undefined;
}

/**
 * The host page carries the descriptions. A callback that throws, rejects, hangs or gives no
 * description ends in the outcome `NEGOTIATION_FAILED`; `media.steps` names the callback.
 */
export type SignalingSource = ServerOffers | ClientOffers;

/** A stream of a WHEP endpoint (WebRTC-HTTP Egress Protocol). The session is deleted on every way out. */
export interface WhepSource {
  /** Names the source. */
  kind: "whep";
  /** Where to POST the offer; relative to the page. */
  url: string | URL;
  /** Sent as `Authorization: Bearer …` with every request. */
  token?: string;
  /** Whether the offer has a data channel, which few servers take. */
  channel?: boolean;
  /** For the connection, beside those that the endpoint names in `Link` headers. */
  iceServers?: RTCIceServer[];
}

/**
 * What to probe, and how. An option is the object's own, or its class's; what the page has left in
 * `Object.prototype` is none.
 */
export interface ProbeOptions {
  /** Where the track comes from. `offline` needs no network and no permission. */
  source?: "offline" | "loopback" | OfflineSource | LoopbackSource | SignalingSource | WhepSource;
  /**
   * `usual` spends two connections. `thorough` spends a third one and some ten
   * milliseconds more, to take tracks away, give them back and roll them back.
   */
  effort?: "usual" | "thorough";
  /** How long the probe may take, in ms: above 0, up to 120000; 3000 when left out. */
  timeoutMs?: number;
  /** Aborting rejects with the signal's reason and frees everything. */
  signal?: AbortSignal;
  /** The server's challenge, 1 to 256 bytes, reflected in the evidence; random when left out. */
  nonce?: string;
  /**
   * How many connections the page may be asked for in its whole life, by every copy of this
   * library together: 0 or more, `Infinity` for no limit, 100 when left out. Browsers refuse a
   * page further connections after some hundreds. Where what a probe needs does not fit any
   * more, nothing is constructed, and the report says `inconclusive: page-budget`.
   */
  connectionBudget?: number;
  /** Called at each stage; what it throws is ignored. */
  onProgress?: (step: Progress) => void;
}

/**
 * Probes this browser.
 *
 * @throws {TypeError} for a wrong option, naming it and what it takes.
 * @throws the signal's reason when aborted.
 * @throws {RangeError} where the page has used up its stack; Firefox calls it an InternalError.
 * Nothing else rejects, and nothing throws before there is a promise.
 */
export function probe(options?: ProbeOptions): Promise<Report>;

/** How to watch. */
export interface WatchOptions {
  /** The server's challenge, 1 to 256 bytes, for the offline probe; random when left out. */
  nonce?: string;
  /**
   * Whether an offline probe, in connections of its own, carries the verdict; `true` when
   * left out. Without it reports tell of the tracks, and the verdict is `inconclusive`.
   */
  offline?: boolean;
  /** As for {@link probe}, where the offline probe needs its two connections. */
  connectionBudget?: number;
  /** Aborting stops watching. */
  signal?: AbortSignal;
}

/** A connection that is being watched. */
export interface Watch {
  /** What was seen so far. */
  report(): Promise<Report>;
  /** The last report: after `stop()`, or when the connection was closed. */
  readonly ended: Promise<Report>;
  /** Stops watching, and leaves the connection as it is. */
  stop(): void;
}

/**
 * Watches the tracks that a connection of the page's own receives. Listeners are added
 * with `addEventListener` and statistics are read; nothing else touches the connection,
 * and nothing is left in it at the end.
 *
 * @throws {TypeError} where `connection` is none. A wrong option rejects the reports, and so does
 * a stack that is used up.
 */
export function watch(connection: RTCPeerConnection, options?: WatchOptions): Watch;

/**
 * Judges evidence, or the evidence in a report: the same function that runs in
 * `probe`, for a server that does not believe the client's verdict.
 *
 * @throws {TypeError} for what is not evidence.
 */
export function judge(evidence: Evidence | Report): Promise<Report>;

/** The catalogue of checks. */
export function checks(): Promise<readonly CheckInfo[]>;
