// The anomalies one by one, and what became of all the checks.

import { html, plural } from "./dom.js";
import { WEIGHTS } from "./words.js";

const ORDER = Object.keys(WEIGHTS);

function weightTag(weight) {
  return html("span", { class: "weight", "data-weight": weight, title: WEIGHTS[weight] }, weight);
}

function name(id, catalogue) {
  const known = catalogue.get(id);
  if (!known) return html("code", {}, id);
  const title = known.spec
    ? html("a", { href: known.spec, rel: "noreferrer", target: "_blank" }, known.title)
    : html("span", {}, known.title);
  return html("span", { class: "check-name" }, title, html("code", {}, id));
}

function anomaly(found, catalogue) {
  const title = found.title ?? catalogue.get(found.check)?.title;
  const causes = found.benignCauses ?? [];
  return html(
    "li",
    { class: "anomaly", "data-weight": found.weight },
    html("div", { class: "anomaly-head" }, weightTag(found.weight), html("h3", {}, title ?? found.check), title && html("code", {}, found.check)),
    html(
      "dl",
      { class: "compare" },
      html("div", {}, html("dt", {}, "expected"), html("dd", {}, found.expected)),
      html("div", {}, html("dt", {}, "observed"), html("dd", {}, found.observed)),
    ),
    html(
      "p",
      { class: "causes" },
      causes.length === 0 ? "No benign cause is known." : html("b", {}, "Benign causes: "),
      causes.join("; "),
    ),
  );
}

/** Shows the anomalies, heaviest first. */
export function showAnomalies(place, anomalies, catalogue) {
  const sorted = [...anomalies].sort((one, other) => ORDER.indexOf(one.weight) - ORDER.indexOf(other.weight));
  const shown = sorted.slice(0, 6);
  const rest = sorted.slice(6);
  const list = (items) => html("ul", { class: "anomalies" }, items.map((found) => anomaly(found, catalogue)));
  place.replaceChildren(
    html("h2", { id: "anomalies-title" }, "Anomalies ", html("span", { class: "quiet" }, sorted.length === 0 ? "" : weights(sorted))),
    sorted.length === 0 ? html("p", { class: "empty" }, "None. Everything that could be looked at is as in a genuine browser.") : list(shown),
    rest.length === 0 ? "" : html("details", {}, html("summary", {}, `${plural(rest.length, "more anomaly", "more anomalies")}`), list(rest)),
  );
}

function weights(anomalies) {
  return ORDER.map((weight) => [weight, anomalies.filter((found) => found.weight === weight).length])
    .filter(([, count]) => count > 0)
    .map(([weight, count]) => `${count} ${weight}`)
    .join(", ");
}

function group(kind, title, items, open = false) {
  return html(
    "details",
    { class: "group", "data-kind": kind, open: open && items.length > 0 },
    html("summary", {}, html("span", { class: "dot", "aria-hidden": "true" }), html("b", {}, String(items.length)), ` ${title}`),
    items.length === 0 ? html("p", { class: "empty" }, "None.") : html("ul", { class: "check-list" }, items),
  );
}

/** Shows how many checks passed, failed and were skipped, and which. */
export function showChecks(place, checks, catalogue) {
  const passed = checks.passed ?? [];
  const failed = checks.failed ?? [];
  const skipped = checks.skipped ?? [];
  const total = passed.length + failed.length + skipped.length;
  const bar = html("div", { class: "bar", "aria-hidden": "true" });
  for (const [kind, count] of [["passed", passed.length], ["failed", failed.length], ["skipped", skipped.length]]) {
    if (count === 0) continue;
    const part = html("span", { "data-kind": kind });
    part.style.flexGrow = String(count);
    bar.append(part);
  }
  place.replaceChildren(
    html("h2", { id: "checks-title" }, "Checks ", html("span", { class: "quiet" }, `${total} in all`)),
    bar,
    group("passed", "passed", passed.map((id) => html("li", {}, name(id, catalogue)))),
    group("failed", "failed", failed.map((id) => html("li", {}, catalogue.get(id) && weightTag(catalogue.get(id).weight), name(id, catalogue)))),
    group("skipped", "skipped", skipped.map(({ check, why }) => html("li", {}, name(check, catalogue), html("span", { class: "why" }, why)))),
  );
}
