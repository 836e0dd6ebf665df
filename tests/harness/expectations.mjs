/** What a report must say. Each answers null when all is well, else one line of why not. */

const named = (anomalies) => anomalies.map(({ check, weight }) => `${check} (${weight})`).join(", ");

/** A browser that nobody touched. */
export function genuine(report) {
  const strong = report.anomalies.filter(({ weight }) => weight !== "soft");
  if (strong.length > 0) return `anomalies above soft: ${named(strong)}`;
  if (report.verdict !== "genuine") return `verdict ${report.verdict} (${report.reason})`;
  if (report.outcome !== "SUCCESS") return `outcome ${report.outcome}`;
  for (const kind of ["audio", "video"]) {
    if (!report.tracks.some((track) => track.kind === kind)) return `no ${kind} track`;
  }
  return null;
}

/** A verdict asked for by name; a mismatch tells which checks failed. */
export function verdict(wanted, report) {
  if (report.verdict === wanted) return null;
  const reason = report.reason ? ` (${report.reason})` : "";
  const found = named(report.anomalies) || "no anomaly";
  return `verdict ${report.verdict}${reason}, wanted ${wanted}; ${found}`;
}
