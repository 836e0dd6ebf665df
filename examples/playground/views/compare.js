// Two runs side by side, with their differences.

import { fold, html, icon, milliseconds, plural, replace } from "../dom.js";
import { read } from "../report/read.js";
import { nameOf } from "../report/runs.js";
import { wordsFor } from "../words/look-up.js";
import { MOMENTS } from "../words/moments.js";
import { ENGINES, STATES, UNKNOWN_VERDICT, VERDICTS } from "../words/verdicts.js";
import { titleOfCheck } from "./catalogue.js";

const NOTHING = "–";
const SHOWN = 8;

function verdictCell({ verdict }) {
  const words = wordsFor(VERDICTS, verdict, UNKNOWN_VERDICT);
  return html("span", { class: "verdict-cell", "data-verdict": words === UNKNOWN_VERDICT ? "unknown" : verdict }, icon(words.icon, "icon tiny"), verdict);
}

const engine = ({ engine: { behaves, claims, consistent } }) => {
  const name = wordsFor(ENGINES, behaves, behaves ?? NOTHING);
  return consistent === false ? `${name}, claims ${wordsFor(ENGINES, claims, claims)}` : name;
};
const media = ({ media: told }) => (told === null ? "none asked for" : [told.outcome, told.reason].filter(Boolean).join(", "));
const trackList = ({ tracks }) => tracks.map(({ kind, source, ladder }) => `${kind} ${ladder?.rung ?? "event"} (${source})`).sort().join(", ") || "none";
const counts = ({ checks: { passed, failed, skipped } }) => `${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`;

const FACTS = [
  ["Verdict", ({ verdict }) => verdict, verdictCell],
  ["Reason", ({ reason }) => reason ?? "none"],
  ["Outcome", ({ outcome }) => outcome ?? NOTHING],
  ["Source", ({ source }) => source ?? NOTHING],
  ["Engine", engine],
  ["Media", media],
  ["Tracks", trackList],
  ["Checks", counts],
  ["Took", ({ durationMs }) => milliseconds(durationMs)],
];

function comparison(caption, head, rows) {
  return html(
    "table",
    { class: "side-by-side" },
    html("caption", {}, caption),
    html("thead", {}, html("tr", {}, ["", ...head].map((name) => (name === "" ? html("td") : html("th", { scope: "col" }, name))))),
    html(
      "tbody",
      {},
      rows.map(({ name, cells, differs }) =>
        html("tr", { "data-differs": String(differs) }, html("th", { scope: "row" }, name, differs && html("span", { class: "differs" }, " differs")), cells.map((cell) => html("td", {}, cell))),
      ),
    ),
  );
}

const factRows = (reports) =>
  FACTS.map(([name, tell, show = tell]) => {
    const [left, right] = reports.map(tell);
    return { name, cells: reports.map(show), differs: name !== "Took" && left !== right };
  });

function statesOf({ checks }) {
  return new Map([
    ...checks.passed.map((id) => [id, "passed"]),
    ...checks.failed.map((id) => [id, "failed"]),
    ...checks.skipped.map(({ check }) => [check, "skipped"]),
  ]);
}

function stateCell(state) {
  if (!state) return "not there";
  return html("span", { class: "state", "data-mark": state }, icon(STATES[state].icon, "icon tiny"), STATES[state].word);
}

/** The checks with different results: those that failed in one run, and the others. */
function checkRows(reports, catalogue) {
  const [left, right] = reports.map(statesOf);
  const rows = { failed: [], others: [] };
  for (const id of new Set([...left.keys(), ...right.keys()])) {
    const states = [left.get(id), right.get(id)];
    if (states[0] === states[1]) continue;
    rows[states.includes("failed") ? "failed" : "others"].push({
      name: [titleOfCheck(id, catalogue), catalogue.has(id) && html("code", {}, id)],
      cells: states.map(stateCell),
      differs: false,
    });
  }
  return rows;
}

const more = (title, table) => html("details", { class: "more" }, html("summary", {}, title), table);

function checkTables({ failed, others }, head) {
  if (failed.length + others.length === 0) return [html("p", { class: "empty" }, "Every check came out the same.")];
  const [first, rest] = [failed.slice(0, SHOWN), failed.slice(SHOWN)];
  const judged = `${plural(others.length, "check")} that only one run could judge`;
  return [
    first.length > 0 && comparison("Checks that failed in one of them", head, first),
    rest.length > 0 && more(`${plural(rest.length, "more check")} that failed in one of them`, comparison("More checks", head, rest)),
    others.length > 0 && more(judged, comparison(judged, head, others)),
  ];
}

/** The first time of each moment, in both runs. */
function momentRows(reports) {
  const [left, right] = reports.map(({ timeline }) => {
    const first = new Map();
    for (const { event, detail, atMs } of timeline) {
      const name = [wordsFor(MOMENTS, event)?.title ?? event, detail].filter(Boolean).join(" · ");
      if (!first.has(name)) first.set(name, atMs);
    }
    return first;
  });
  return [...new Set([...left.keys(), ...right.keys()])].map((name) => ({
    name,
    cells: [left, right].map((first) => (first.has(name) ? milliseconds(first.get(name)) : NOTHING)),
    differs: left.has(name) !== right.has(name),
  }));
}

function picker(id, label, runs, chosen) {
  const options = runs.map((run) => html("option", { value: run.id, selected: run.id === chosen }, nameOf(run)));
  const select = html("select", { id, autocomplete: "off" }, options);
  return [html("div", { class: "field" }, html("label", { for: id }, label), select), select];
}

/** Shows the newest run beside the one before it, or any two. */
export function showComparison(place, runs, catalogue) {
  const show = (remark, ...content) => fold(place, "compare-title", "Side by side", remark, {}, ...content);
  if (runs.length < 2) {
    show("with another run", html("p", { class: "empty" }, "Run the probe once more, perhaps with something in between or with another source, and the two runs stand here beside each other."));
    return;
  }
  const [leftField, left] = picker("left-run", "Left", runs, runs[1].id);
  const [rightField, right] = picker("right-run", "Right", runs, runs[0].id);
  const tables = html("div", { class: "tables" });
  const compare = () => {
    const chosen = [left, right].map(({ value }) => runs.find(({ id }) => String(id) === value));
    const reports = chosen.map(({ report }) => read(report));
    const head = chosen.map(({ id, title: name }) => `#${id} ${name}`);
    replace(
      tables,
      comparison("What was found", head, factRows(reports)),
      checkTables(checkRows(reports, catalogue), head),
      more("Moments, in ms since each run began", comparison("Moments", head, momentRows(reports))),
    );
  };
  for (const select of [left, right]) select.addEventListener("change", compare);
  show("the last runs of this tab", html("div", { class: "filters two" }, leftField, rightField), tables);
  compare();
}
