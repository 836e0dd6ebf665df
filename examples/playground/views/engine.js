// The engine by behaviour and the engine claimed.

import { fold, html, icon, row } from "../dom.js";
import { wordsFor } from "../words/look-up.js";
import { ENGINES, STATES } from "../words/verdicts.js";
import { familyOf, findingOfCheck, titleOfCheck } from "./catalogue.js";

const AGREEMENT = {
  true: { icon: STATES.passed.icon, mark: "passed", says: "Both agree." },
  false: { icon: STATES.failed.icon, mark: "failed", says: "They differ. It is context only: people change their user agent string, and phones offer a desktop site." },
  null: { icon: STATES.skipped.icon, mark: "skipped", says: "One of them is unknown, so they cannot be compared." },
};

/** Shows the engine by behaviour and the engine claimed, with their checks. */
export function showEngine(place, { engine, checks }, catalogue) {
  const agreement = AGREEMENT[String(engine.consistent)];
  const of = (ids, mark) => ids.filter((id) => familyOf(id) === "engine").map((id) => ({ id, mark }));
  const looked = [
    ...of(checks.failed, "failed"),
    ...of(checks.passed, "passed"),
    ...of(checks.skipped.map(({ check }) => check), "skipped"),
  ];
  fold(
    place,
    "engine-title",
    "Engine",
    `${wordsFor(ENGINES, engine.behaves, engine.behaves ?? "unknown")}${engine.consistent === true ? ", as it claims" : ""}`,
    {},
    html(
      "dl",
      { class: "against" },
      row("Behaves like", wordsFor(ENGINES, engine.behaves, engine.behaves ?? "unknown")),
      row("Claims to be", wordsFor(ENGINES, engine.claims, engine.claims ?? "unknown")),
    ),
    html("p", { class: "agreement", "data-mark": agreement.mark }, icon(agreement.icon, "icon tiny"), agreement.says),
    html(
      "ul",
      { class: "marks" },
      looked.map(({ id, mark }) => html("li", { "data-mark": mark }, icon(STATES[mark].icon, "icon tiny"), html("span", { class: "unseen" }, `${STATES[mark].word}: `), (mark === "failed" ? findingOfCheck : titleOfCheck)(id, catalogue))),
    ),
  );
}
