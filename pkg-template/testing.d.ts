// The types of `ontrack-probe/testing`.

import type { checks, judge, probe, watch } from "./index.js";
import type { Report, Verdict } from "./report.js";

/**
 * A report of each verdict. Each is the judgement about evidence that was recorded in a browser:
 * `judge(report.evidence)` gives the same verdict again.
 */
export const reports: { readonly [V in Verdict]: Report & Record<"verdict", V> };

/** The functions of `ontrack-probe`. */
export interface Mock {
  /** Resolves; there is nothing to prepare. */
  prepare(): Promise<void>;
  /** Resolves to the report; rejects with the signal's reason if the signal is aborted. */
  probe: typeof probe;
  /** Gives the report; `ended` resolves after `stop()`. */
  watch: typeof watch;
  /** Resolves to the report, whatever the evidence is. */
  judge: typeof judge;
  /** The catalogue of checks, as the package gives it. */
  checks: typeof checks;
}

/**
 * What stands in for `ontrack-probe` in a test: each function answers with a copy of one report, the
 * recorded one of this verdict, or yours. `genuine` by default.
 *
 * @throws {TypeError} if there is no such verdict.
 */
export function mock(answer?: Verdict | Report): Mock;
