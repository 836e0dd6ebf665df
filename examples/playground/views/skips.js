// Why some checks could not be judged, for the card of the verdict.

import { html, plural } from "../dom.js";
import { wordsFor } from "../words/look-up.js";
import { SKIPPED } from "../words/verdicts.js";

/** The reasons of all skipped checks, those of the most checks first; nothing where none was skipped. */
export function skipsOf({ checks: { skipped } }) {
  if (skipped.length === 0) return null;
  const counts = new Map();
  for (const { why } of skipped) counts.set(why, (counts.get(why) ?? 0) + 1);
  const reasons = [...counts].sort(([, one], [, other]) => other - one);
  return html(
    "details",
    { class: "more skips" },
    html("summary", {}, `Why ${plural(skipped.length, "check")} could not be judged`),
    html("p", { class: "small" }, "A skipped check says nothing against anybody. It does not count for the verdict."),
    html(
      "ul",
      { class: "skip-reasons" },
      reasons.map(([why, count]) => html("li", {}, html("b", {}, count), html("span", {}, wordsFor(SKIPPED, why, why)))),
    ),
  );
}
