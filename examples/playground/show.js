// Shows a report in every part of the page.

import { read } from "./report/read.js";
import { allRuns } from "./report/runs.js";
import { showAgain } from "./views/again.js";
import { showAnomalies } from "./views/anomalies.js";
import { showChecks } from "./views/checks.js";
import { showComparison } from "./views/compare.js";
import { showEngine } from "./views/engine.js";
import { showTimeline } from "./views/timeline.js";
import { showTracks } from "./views/tracks.js";
import { showVerdict } from "./views/verdict.js";
import { wordsFor } from "./words/look-up.js";
import { VERDICTS } from "./words/verdicts.js";

const part = (id) => document.getElementById(id);

/**
 * Shows a report. `expected` is the verdict that the adversary must get, `from` the origin of a loaded
 * report, `again` the judgement of its evidence.
 */
export function show(raw, catalogue, { expected = null, from = null, again = null } = {}) {
  const report = read(raw);
  for (const id of ["report", "sections"]) part(id).hidden = false;
  part("again").hidden = true;
  if (again) showAgain(part("again"), raw, again, again.judged?.version ?? null);
  const isDisputed = again !== null && (again.error !== undefined || again.differs.length > 0);
  showVerdict(part("verdict"), report, catalogue, { expected, from, isDisputed });
  const toCheck = showChecks(part("checks"), report, catalogue);
  showAnomalies(part("anomalies"), report, catalogue, toCheck);
  showTimeline(part("timeline"), report.timeline, report.durationMs);
  showTracks(part("tracks"), report.tracks);
  showEngine(part("engine"), report, catalogue);
  showComparison(part("compare"), allRuns(), catalogue);
  part("report-json").textContent = JSON.stringify(raw, null, 2);
  part("shared").textContent = "";
  const word = wordsFor(VERDICTS, report.verdict) ? report.verdict : "unknown verdict";
  document.title = `${word} · ontrack-probe`;
}
