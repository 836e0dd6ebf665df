import type { OfflineSource, ProbeOptions } from "./index.js";
import type { Evidence } from "./report.js";

export type { Evidence, OfflineSource, ProbeOptions };

/** The options of {@link collect}: those of `probe`, with the source `offline` alone. */
export interface CollectOptions extends Omit<ProbeOptions, "source"> {
  /** The source of the track: `offline`, which needs no network and no permission. */
  source?: "offline" | OfflineSource;
}

/**
 * Probes this browser offline and gives the evidence, for a server to judge with
 * `ontrack-probe/judge`. It is the evidence that `probe` would report. This entry has no rules
 * inside and is a quarter smaller.
 *
 * @returns the evidence. The promise rejects in three cases only, and the call itself never throws.
 * @throws {TypeError} if an option is wrong; the message names the option and its values.
 * @throws the signal's reason, if the signal aborts.
 * @throws {RangeError} if the page has used up its stack; in Firefox an InternalError.
 */
export function collect(options?: CollectOptions): Promise<Evidence>;
