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
  /** The page stopped the probe's own deadlines. */
  | "stalled"
  /** The browser refuses further connections for now. */
  | "resource-limit"
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
export type Weight = "hard" | "medium" | "soft";

/** A browser engine. */
export type Engine = "blink" | "gecko" | "webkit" | "unknown";

/** The state of a track. */
export type ReadyState = "live" | "ended";

/** A remote track, as it arrived. */
export interface TrackReport {
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
    at: "event" | "answered" | "closed" | "microtask" | "task";
    readyState: ReadyState | (string & {});
  }[];
}

/** A check that failed. */
export interface Anomaly {
  /** The check's id; `checks()` has its title and specification. */
  check: string;
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
  event: "surveyed" | "constructed" | "offer-set" | "answered" | "closed" | "ended" | "renegotiated" | "track" | (string & {});
  detail?: string;
}

/**
 * Everything the checks read, as plain JSON. Send it to a server that judges it
 * with the same rules. Its shape is versioned by `schemaVersion`.
 */
export interface Evidence {
  schemaVersion: number;
  version: string;
  source: string;
  nonce: string;
  obstacle: string;
  [subject: string]: unknown;
}

/** The report of one probe. It holds no address, no session description and no device label. */
export interface Report {
  schemaVersion: 1;
  /** Of the library. */
  version: string;
  verdict: Verdict;
  /** Why, for `blocked` and `inconclusive`. */
  reason: Reason | null;
  outcome: Outcome;
  /** Where the track came from. */
  source: string;
  tracks: TrackReport[];
  /** The checks that failed. */
  anomalies: Anomaly[];
  /** The ids of all checks, by what became of them. */
  checks: { passed: string[]; failed: string[]; skipped: { check: string; why: string }[] };
  engine: {
    /** By what it did. */
    behaves: Engine;
    /** By its user agent string. */
    claims: Engine;
    /** Whether the two agree; `null` where either is unknown. */
    consistent: boolean | null;
  };
  timeline: Moment[];
  /** How long the probe took, in ms. */
  durationMs: number;
  evidence: Evidence;
}

/** How far a running probe is. */
export interface Progress {
  stage: Moment["event"];
  /** In ms since the probe began. */
  elapsedMs: number;
}

/** What to probe, and how. */
export interface ProbeOptions {
  /** Where the track comes from. `offline` needs no network and no permission. */
  source?: "offline" | { kind: "offline" };
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
  /** Called at each stage; what it throws is ignored. */
  onProgress?: (step: Progress) => void;
}

/** A check of the catalogue. */
export interface CheckInfo {
  id: string;
  family: string;
  weight: Weight;
  /** What every genuine browser does, as a statement. */
  title: string;
  /** Why a fake usually does not. */
  why: string;
  /** A link to the specification, or `measured: …`. */
  spec: string;
  benignCauses: string[];
}

/**
 * Probes this browser.
 *
 * @throws {TypeError} for a wrong option, naming it and what it takes.
 * @throws the signal's reason when aborted. Nothing else rejects.
 */
export function probe(options?: ProbeOptions): Promise<Report>;

/**
 * Judges evidence, or the evidence in a report: the same function that runs in
 * `probe`, for a server that does not believe the client's verdict.
 *
 * @throws {TypeError} for what is not evidence.
 */
export function judge(evidence: Evidence | Report): Promise<Report>;

/** The catalogue of checks. */
export function checks(): Promise<readonly CheckInfo[]>;
