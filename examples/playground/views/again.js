// Shows whether a loaded report and the judgement of its evidence agree.

import { enumerated, html, icon, replace } from "../dom.js";
import { plain, read } from "../report/read.js";
import { STATES } from "../words/verdicts.js";

function told(mark, title, ...text) {
  return html("div", { class: "again", "data-mark": mark }, icon(STATES[mark].icon), html("div", {}, html("h2", { id: "again-title" }, title), ...text));
}

/** Shows the result of `judgeAgain` for a loaded report. */
export function showAgain(place, loaded, { judged, differs, error }, ownVersion) {
  place.hidden = false;
  if (error) {
    replace(place, told("failed", "Nothing stands behind this report", html("p", {}, plain(error))));
    return;
  }
  const said = read(loaded);
  const found = read(judged);
  if (differs.length === 0) {
    replace(place, told("passed", "Judged again: both agree", html("p", {}, "The evidence in this report, judged in this page by the same rules, gives the same report. The evidence itself may still be invented.")));
    return;
  }
  const isVerdict = differs.includes("verdict");
  replace(
    place,
    told(
      "failed",
      isVerdict ? `Judged again: its evidence says ${found.verdict}` : "Judged again: the two do not agree",
      html("p", {}, isVerdict ? `The report says ${said.verdict}. Believe the judgement of the evidence, not the report.` : "The verdict is the same, and other parts of the report do not follow from its evidence."),
      html("p", { class: "small" }, `What differs: ${enumerated(differs)}.`),
      said.version !== ownVersion && html("p", { class: "small" }, `The report is of version ${said.version ?? "unknown"}, the judgement of version ${ownVersion}.`),
    ),
  );
}
