/** What a report must say. Each answers null when all is well, else one line of why not. */
import { media } from "./media.mjs";

/** The anomalies that may not be in a genuine report. */
export const strong = ({ anomalies }) => anomalies.filter(({ weight }) => weight !== "soft");

const named = (anomalies) => anomalies.map(({ check, weight }) => `${check} (${weight})`).join(", ");
const because = ({ reason }) => (reason ? ` (${reason})` : "");

/** A browser that nobody touched. */
export function genuine(report) {
  const found = strong(report);
  if (found.length > 0) return `anomalies above soft: ${named(found)}`;
  if (report.verdict !== "genuine") return `verdict ${report.verdict}${because(report)}`;
  if (report.outcome !== "SUCCESS") return `outcome ${report.outcome}`;
  for (const kind of ["audio", "video"]) {
    if (!report.tracks.some((track) => track.kind === kind)) return `no ${kind} track`;
  }
  return null;
}

/** A verdict asked for by name; a mismatch tells which checks failed. */
export function verdict(wanted, report) {
  if (report.verdict === wanted) return null;
  const found = named(report.anomalies) || "no anomaly";
  return `verdict ${report.verdict}${because(report)}, wanted ${wanted}; ${found}`;
}

/** A verdict for a reason; null leaves the reason open. */
export function verdictFor([wanted, reason = null], report) {
  const isRight = reason === null || report.reason === reason;
  return verdict(wanted, report) ?? (isRight ? null : `reason ${report.reason}, wanted ${reason}`);
}

/** What became of the media, as `OUTCOME` or `OUTCOME REASON`. */
export function mediaIs(wanted, { media }) {
  const found = [media?.outcome, media?.reason].filter(Boolean).join(" ");
  return found === wanted ? null : `media ${found || "absent"}, wanted ${wanted}`;
}

/** What a row of `tests/genuine` allows: one of its verdicts, for one of its reasons. */
export function allowed(row, report) {
  if (row.late) return late(row, report);
  if (report.verdict === "genuine" && row.verdict.includes("genuine")) return genuine(report);
  if (!row.verdict.includes(report.verdict)) return verdict(row.verdict.join(" or "), report);
  if (row.reasons && !row.reasons.includes(report.reason)) {
    return `reason ${report.reason}, wanted ${row.reasons.join(" or ")}`;
  }
  return null;
}

/** A report of a probe that may have had no time: whatever it did not see accuses nobody. */
function late(row, report) {
  const found = strong(report);
  if (found.length > 0) return `anomalies above soft: ${named(found)}`;
  const isGenuine = report.verdict === "genuine";
  return isGenuine ? null : allowed({ ...row, late: false }, report);
}

/** The evidence that the configuration really was the one that the row is about. */
function seen(row, { evidence }) {
  for (const [path, wanted] of Object.entries(row.seen ?? {})) {
    const found = path.split(".").reduce((value, key) => value?.[key], evidence);
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      return `${path} is ${JSON.stringify(found)}, so this was not the configuration`;
    }
  }
  return null;
}

/**
 * The same for all reports of one page. A row with a `budget` asks for more than the library
 * spends on a page: after that many good reports, one may say that the budget is used up.
 */
export function allAllowed(row, reports) {
  for (const [index, report] of reports.entries()) {
    const isSpent = report.verdict === "inconclusive" && report.reason === "page-budget";
    if (isSpent && index >= (row.budget ?? Infinity)) continue;
    const why = seen(row, report) ?? allowed(row, report) ?? (row.media ? media(row.media, report) : null);
    if (why !== null) return reports.length > 1 ? `report ${index + 1} of ${reports.length}: ${why}` : why;
  }
  return reports.length > 0 ? null : "no report";
}
