// The list of anomalies, each with its expected value, its observed value and its benign causes.

import { heading, html, icon, plural, replace, row } from "../dom.js";
import { distance } from "../words/families.js";
import { wordsFor } from "../words/look-up.js";
import { WEIGHTS } from "../words/verdicts.js";
import { findingOfCheck } from "./catalogue.js";

const ORDER = Object.keys(WEIGHTS);
const SHOWN = 3;

const rank = ({ weight }) => (ORDER.includes(weight) ? ORDER.indexOf(weight) : ORDER.length);

/** The same anomalies: heaviest first, and those that point to the verdict first among equals. */
export function heaviestFirst(anomalies, verdict) {
  return [...anomalies].sort(
    (one, other) => rank(one) - rank(other) || distance(one.check, verdict) - distance(other.check, verdict),
  );
}

/** The id of the card of the anomaly at this place, heaviest first. */
export function anomalyId(index) {
  return `anomaly-${index + 1}`;
}

/** A weight as a shape and a word. */
export function weightTag(weight) {
  const known = wordsFor(WEIGHTS, weight);
  return html("span", { class: "weight", "data-weight": known && weight, title: known?.means }, icon((known ?? WEIGHTS.soft).icon, "icon tiny"), weight);
}

function anomaly(found, index, catalogue, toCheck) {
  const { check, weight, expected, observed, benignCauses } = found;
  const known = catalogue.get(check);
  const link = html("button", { type: "button", class: "link" }, "Show the check", html("span", { class: "unseen" }, ` ${check}`));
  link.addEventListener("click", () => toCheck(check));
  return html(
    "li",
    { class: "anomaly", id: anomalyId(index), "data-weight": wordsFor(WEIGHTS, weight) && weight },
    html("div", { class: "anomaly-head" }, weightTag(weight), html("h3", {}, findingOfCheck(check, catalogue))),
    html("dl", { class: "compare-two" }, row("Expected", expected), row("Observed", observed)),
    known && html("p", { class: "small" }, known.why),
    html(
      "div",
      { class: "causes" },
      html("h4", {}, "Benign causes"),
      benignCauses.length === 0
        ? html("p", {}, "None is known, which does not say that there is none.")
        : html("ul", {}, benignCauses.map((cause) => html("li", {}, cause))),
    ),
    html("p", { class: "anomaly-foot" }, html("code", {}, check), known && link),
  );
}

function weights(anomalies) {
  return ORDER.map((weight) => [weight, anomalies.filter((found) => found.weight === weight).length])
    .filter(([, count]) => count > 0)
    .map(([weight, count]) => `${count} ${weight}`)
    .join(", ");
}

/** Shows the anomalies; `toCheck` shows a check in the list of all. */
export function showAnomalies(place, { anomalies, verdict }, catalogue, toCheck) {
  const items = heaviestFirst(anomalies, verdict).map((found, index) => anomaly(found, index, catalogue, toCheck));
  const list = (some) => html("ul", { class: "anomalies" }, some);
  const rest = items.slice(SHOWN);
  replace(
    place,
    heading("anomalies-title", "Anomalies", weights(anomalies)),
    items.length === 0
      ? html("p", { class: "empty" }, "None. Everything that could be looked at is as in a genuine browser.")
      : list(items.slice(0, SHOWN)),
    rest.length > 0 && html("details", { class: "more" }, html("summary", {}, plural(rest.length, "more anomaly", "more anomalies")), list(rest)),
  );
}
