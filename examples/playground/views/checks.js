// The list of all checks, with filters for text, family and state.

import { fold, html, icon, plural, row, unfold } from "../dom.js";
import { wordsFor } from "../words/look-up.js";
import { SKIPPED, STATES } from "../words/verdicts.js";
import { weightTag } from "./anomalies.js";
import { basisOf, familyOf, findingOfCheck, titleOfCheck } from "./catalogue.js";

/** Every check of a report with its state and its details. */
function entriesOf({ checks, anomalies }) {
  const found = new Map(anomalies.map((anomaly) => [anomaly.check, anomaly]));
  return [
    ...checks.failed.map((id) => ({ id, state: "failed", anomaly: found.get(id) })),
    ...checks.passed.map((id) => ({ id, state: "passed" })),
    ...checks.skipped.map(({ check, why }) => ({ id: check, state: "skipped", why })),
  ];
}

function details({ id, anomaly, why }, catalogue) {
  const known = catalogue.get(id);
  const causes = known?.benignCauses ?? anomaly?.benignCauses ?? [];
  return html(
    "dl",
    { class: "rows check-more" },
    why && row("Not judged", wordsFor(SKIPPED, why, why)),
    anomaly && row("Expected", anomaly.expected),
    anomaly && row("Observed", anomaly.observed),
    known && row("Why", known.why),
    known && row("Rests on", basisOf(known)),
    row("Benign causes", causes.length === 0 ? "none is known" : html("ul", {}, causes.map((cause) => html("li", {}, cause)))),
  );
}

/** A check as a line that opens. Its content is made when it is opened for the first time. */
function line(entry, catalogue) {
  const { id, state } = entry;
  const title = (state === "failed" ? findingOfCheck : titleOfCheck)(id, catalogue);
  const known = catalogue.get(id);
  const opened = html(
    "details",
    {},
    html(
      "summary",
      {},
      html("span", { class: "state", "data-mark": state }, icon(STATES[state].icon, "icon tiny"), STATES[state].word),
      html("span", { class: "check-title" }, title, title !== id && html("code", {}, id)),
      known && weightTag(known.weight),
    ),
  );
  opened.addEventListener("toggle", () => {
    if (opened.open && opened.children.length === 1) opened.append(details(entry, catalogue));
  });
  const text = [id, title, known?.why, known?.weight, entry.why].filter(Boolean).join(" ").toLowerCase();
  return { element: html("li", { class: "check", "data-state": state, "data-check": id.slice(0, 80) }, opened), opened, id, state, text, family: familyOf(id) };
}

function stateChoices(lines) {
  const choice = (value, word, count) =>
    html("label", { class: "choice" }, html("input", { type: "radio", name: "check-state", value, checked: value === "" }), html("span", {}, word, html("span", { class: "count" }, ` ${count}`)));
  return html(
    "fieldset",
    { class: "choices" },
    html("legend", { class: "unseen" }, "State"),
    choice("", "All", lines.length),
    Object.entries(STATES).map(([state, { word }]) => choice(state, word, lines.filter((line) => line.state === state).length)),
  );
}

function familyChoice(lines) {
  const families = [...new Set(lines.map(({ family }) => family))].sort();
  const count = (family) => lines.filter((line) => line.family === family).length;
  return html(
    "select",
    { id: "check-family", autocomplete: "off" },
    html("option", { value: "" }, "Every family"),
    families.map((family) => html("option", { value: family }, `${family} (${count(family)})`)),
  );
}

/** Shows the checks; returns a function that shows one of them. */
export function showChecks(place, report, catalogue) {
  const lines = entriesOf(report).map((entry) => line(entry, catalogue));
  const text = html("input", { id: "check-text", type: "search", autocomplete: "off", spellcheck: "false", placeholder: "title, id or weight" });
  const family = familyChoice(lines);
  const states = stateChoices(lines);
  const told = html("p", { class: "small", role: "status", id: "check-count" });
  const filters = html(
    "form",
    { class: "filters", role: "search", "aria-label": "Filter the checks" },
    html("div", { class: "field" }, html("label", { for: "check-text" }, "Text"), text),
    html("div", { class: "field" }, html("label", { for: "check-family" }, "Family"), family),
    states,
  );

  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const state = filters.querySelector("input:checked").value;
    let count = 0;
    for (const one of lines) {
      const isWanted =
        (state === "" || one.state === state) &&
        (family.value === "" || one.family === family.value) &&
        words.every((word) => one.text.includes(word));
      one.element.hidden = !isWanted;
      count += Number(isWanted);
    }
    told.textContent = count === lines.length ? `All ${plural(count, "check")}` : `${count} of ${plural(lines.length, "check")}`;
  };
  for (const event of ["input", "change"]) filters.addEventListener(event, filter);
  filters.addEventListener("submit", (event) => event.preventDefault());

  fold(
    place,
    "checks-title",
    "Checks",
    `${report.checks.failed.length} failed, ${report.checks.passed.length} passed, ${report.checks.skipped.length} skipped`,
    {},
    filters,
    told,
    html("ul", { class: "checks", "aria-labelledby": "checks-title" }, lines.map(({ element }) => element)),
  );
  filter();

  return (id) => {
    filters.reset();
    filter();
    const wanted = lines.find((one) => one.id === id);
    if (!wanted) return;
    unfold(place);
    wanted.opened.open = true;
    wanted.opened.querySelector("summary").focus({ preventScroll: true });
    wanted.element.scrollIntoView({ block: "center" });
  };
}
