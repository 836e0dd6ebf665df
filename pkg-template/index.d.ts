// The types of `ontrack-probe`.

import type { CheckInfo, Evidence, Moment, Report } from "./report.js";

export type * from "./report.js";

/** The progress of a running probe. */
export interface Progress {
  /** The stage that it has just finished. */
  stage: Moment["event"];
  /** The time since the probe began, in ms. */
  elapsedMs: number;
}

/** A synthetic offer: no network, no permission, no second peer. */
export interface OfflineSource {
  /** Names the source. */
  kind: "offline";
}

/**
 * Two connections in the page, a painted picture, sound if the page can make it without a
 * gesture, and a data channel. It uses local candidates only: no media leaves the machine. The
 * offline probe runs at the same time, and the verdict is that of the offline probe.
 */
export interface LoopbackSource {
  /** Names the source. */
  kind: "loopback";
  /** `all` negotiates and decodes every video codec that the browser claims. */
  codecs?: "default" | "all";
}

/** A session description as plain data, or only its SDP text. */
export type Description = RTCSessionDescriptionInit | string;

interface SignalingBase {
  /** Names the source. */
  kind: "signaling";
  /**
   * Called with each candidate of the probe, and with `null` after the last one. The probe does not
   * wait for its promise.
   */
  candidate?: (candidate: RTCIceCandidateInit | null) => unknown;
  /**
   * Called once, with a function to which the page passes each candidate of the server. It may
   * return a function; the probe calls that one at its end.
   */
  candidates?: (add: (candidate: RTCIceCandidateInit) => void) => (() => void) | void;
  /** The ICE servers of the connection; none by default. */
  iceServers?: RTCIceServer[];
}

/** The server offers, which is the normal case. */
export interface ServerOffers extends SignalingBase {
  /** Returns the server's offer. */
  offer: () => Description | Promise<Description>;
  /** Sends the probe's answer to the server. The probe waits for its promise. */
  answer: (answer: RTCSessionDescriptionInit) => unknown;
  /** For {@link ClientOffers} only. */
  exchange?: undefined;
}

/** The probe offers, to receive audio and video. */
export interface ClientOffers extends SignalingBase {
  /** Sends the probe's offer to the server, and returns the server's answer. */
  exchange: (offer: RTCSessionDescriptionInit) => Description | Promise<Description>;
  /** Whether the offer has a data channel; the server must echo its messages. `false` by default. */
  channel?: boolean;
  /** For {@link ServerOffers} only. */
  offer?: undefined;
  /** For {@link ServerOffers} only. */
  answer?: undefined;
}

/**
 * The page carries the descriptions between the probe and a server. If a callback throws, rejects,
 * hangs or returns no description, the outcome is `NEGOTIATION_FAILED` and `media.steps` names the
 * callback.
 */
export type SignalingSource = ServerOffers | ClientOffers;

/**
 * A stream of a WHEP endpoint (WebRTC-HTTP Egress Protocol). The probe deletes its session at the
 * end, also after a failure and when the page is left.
 */
export interface WhepSource {
  /** Names the source. */
  kind: "whep";
  /** The address to which the offer is POSTed; relative addresses are resolved against the page. */
  url: string | URL;
  /** Sent as `Authorization: Bearer …` with every request. */
  token?: string;
  /** Whether the offer has a data channel, which few servers accept. `false` by default. */
  channel?: boolean;
  /** ICE servers of the connection, in addition to those in the endpoint's `Link` headers. */
  iceServers?: RTCIceServer[];
}

/**
 * The options of {@link probe}. An option is read if the object or its class has it. Properties of
 * `Object.prototype` are ignored.
 */
export interface ProbeOptions {
  /** The source of the track: `offline` by default, which needs no network and no permission. */
  source?: "offline" | "loopback" | OfflineSource | LoopbackSource | SignalingSource | WhepSource;
  /**
   * `usual`, the default, opens two connections. `thorough` opens a third one and takes some ten
   * milliseconds more; it removes tracks, adds them again and rolls back.
   */
  effort?: "usual" | "thorough";
  /** The longest time that the probe may take, in ms: above 0, at most 120000; 3000 by default. */
  timeoutMs?: number;
  /** When it aborts, the probe rejects with the signal's reason and frees everything. */
  signal?: AbortSignal;
  /** The server's challenge, 1 to 256 bytes of UTF-8. The evidence contains it. Random by default. */
  nonce?: string;
  /**
   * The most connections that every copy of this library together opens in the life of the page:
   * 0 or more, `Infinity` for no limit, 100 by default. Browsers refuse further connections to a
   * page after some hundreds. If the connections of a probe exceed the budget, the probe constructs
   * nothing, and the report says `inconclusive: page-budget`.
   */
  connectionBudget?: number;
  /** Called after each stage. Exceptions that it throws are ignored. */
  onProgress?: (step: Progress) => void;
}

/**
 * Probes this browser.
 *
 * @returns the report. The promise rejects in three cases only, and the call itself never throws.
 * @throws {TypeError} if an option is wrong; the message names the option and its values.
 * @throws the signal's reason, if the signal aborts.
 * @throws {RangeError} if the page has used up its stack; in Firefox an InternalError.
 */
export function probe(options?: ProbeOptions): Promise<Report>;

/**
 * Does in idle time what the first probe of a page does once: it loads and starts the module, adds the two
 * hidden frames and calibrates the measure of the stack, in short tasks. The first probe then takes about
 * as long as later ones. It is optional. It constructs no connection, asks for no permission, and never
 * rejects: what could not be prepared is left to the probe.
 *
 * @param options the `source` of the later probe, because media need a larger module.
 */
export function prepare(options?: Pick<ProbeOptions, "source">): Promise<void>;

/** The options of {@link watch}. */
export interface WatchOptions {
  /** The server's challenge for the offline probe, 1 to 256 bytes of UTF-8. Random by default. */
  nonce?: string;
  /**
   * Whether an offline probe runs, in connections of its own, to give the verdict; `true` by
   * default. Without it the reports describe the tracks, and the verdict is `inconclusive`.
   */
  offline?: boolean;
  /** As for {@link probe}. The offline probe needs two connections. */
  connectionBudget?: number;
  /** When it aborts, watching stops. */
  signal?: AbortSignal;
}

/** A connection that is being watched. */
export interface Watch {
  /** Gives a report of what was observed so far. */
  report(): Promise<Report>;
  /** The last report. It resolves after `stop()`, or when the connection is closed. */
  readonly ended: Promise<Report>;
  /** Stops watching. The connection stays as it is. */
  stop(): void;
}

/**
 * Watches the tracks that a connection of the page receives. It adds listeners with
 * `addEventListener` and reads statistics. It does nothing else with the connection, and it removes
 * its listeners at the end.
 *
 * @throws {TypeError} if `connection` is no connection. If an option is wrong or the page has used up
 * its stack, the call does not throw; the reports reject.
 */
export function watch(connection: RTCPeerConnection, options?: WatchOptions): Watch;

/**
 * Judges evidence, or the evidence in a report, with the same rules as `probe`. It is for a
 * server that does not trust the client's verdict.
 *
 * @throws {EvidenceError} a TypeError with a `code` if the input is not evidence; the message says
 * what it got, names the place and says what to do.
 */
export function judge(evidence: Evidence | Report): Promise<Report>;

/** The catalogue of checks. */
export function checks(): Promise<readonly CheckInfo[]>;
