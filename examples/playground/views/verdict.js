// The verdict with its meaning, its reason and a suggestion, and the main facts beside it.

import { html, icon, milliseconds, plural, replace, row } from "../dom.js";
import { wordsFor } from "../words/look-up.js";
import { reasonSentence } from "../words/reasons.js";
import { DISPUTED, ENGINES, OUTCOMES, UNKNOWN_VERDICT, VERDICTS, WEIGHTS } from "../words/verdicts.js";
import { anomalyId, heaviestFirst } from "./anomalies.js";
import { findingOfCheck } from "./catalogue.js";
import { mediaOf } from "./media.js";
import { skipsOf } from "./skips.js";

const SHOWN = 3;

function engineFact({ behaves, claims, consistent }) {
  const name = wordsFor(ENGINES, behaves, behaves ?? "unknown");
  if (consistent === true) return row("Engine", name, html("span", { class: "note" }, "as it claims"));
  const claimed = wordsFor(ENGINES, claims, claims ?? "unknown");
  const note = consistent === false ? `claims to be ${claimed}` : `claims: ${claimed}`;
  return row("Engine", name, html("span", { class: "note" }, note));
}

function facts({ outcome, engine, checks, tracks, source, media, durationMs }) {
  const judged = checks.passed.length + checks.failed.length;
  return html(
    "dl",
    { class: "facts" },
    row("Outcome", outcome ?? "–", html("span", { class: "note" }, wordsFor(OUTCOMES, outcome, ""))),
    engineFact(engine),
    row("Checks", `${checks.passed.length} of ${judged} passed`, html("span", { class: "note" }, `${checks.skipped.length} could not be judged`)),
    row("Source", source ?? "–", html("span", { class: "note" }, [plural(tracks.length, "track"), media && `media ${media.outcome}`].filter(Boolean).join(", "))),
    row("Took", milliseconds(durationMs)),
  );
}

function becauseOf(anomalies, verdict, catalogue) {
  return html(
    "ul",
    { class: "because" },
    heaviestFirst(anomalies, verdict).slice(0, SHOWN).map((found, index) =>
      html(
        "li",
        { "data-weight": wordsFor(WEIGHTS, found.weight) && found.weight },
        html("span", { class: "weight" }, icon(wordsFor(WEIGHTS, found.weight, WEIGHTS.soft).icon, "icon tiny"), found.weight),
        html("a", { href: `#${anomalyId(index)}` }, findingOfCheck(found.check, catalogue)),
      ),
    ),
  );
}

/** The reason of the verdict in a sentence, and the heaviest anomalies. */
function why({ verdict, reason, anomalies, checks }, catalogue) {
  const heavy = anomalies.filter(({ weight }) => weight !== "soft");
  const parts = [];
  if (reason) parts.push(html("p", {}, html("code", { class: "reason-code" }, reason), " ", reasonSentence(reason)));
  if (heavy.length > 0) {
    parts.push(html("p", {}, `${plural(heavy.length, "serious sign")}${heavy.length > SHOWN ? "; the heaviest" : ""}:`));
    parts.push(becauseOf(heavy, verdict, catalogue));
  } else if (!reason) {
    const soft = anomalies.length === 0 ? "none failed" : `${anomalies.length} failed that ${anomalies.length === 1 ? "is" : "are"} only context`;
    parts.push(html("p", {}, `${plural(checks.passed.length, "check")} passed, ${soft}.`));
  }
  return html("div", { class: "why" }, html("h3", {}, "Why"), parts);
}

function expectation(expected, verdict, reason) {
  if (!expected) return null;
  const isMet = expected.verdict === verdict && (expected.reason === null || expected.reason === reason);
  return html(
    "p",
    { class: "expectation", "data-met": String(isMet) },
    icon(isMet ? VERDICTS.genuine.icon : VERDICTS.emulated.icon, "icon tiny"),
    isMet ? `As its author says that it must be: ${expected.verdict}.` : `Its author says that it must be ${expected.verdict}. This is a bug, or a browser nobody measured.`,
  );
}

/**
 * Shows the verdict of a report that `read` made well-formed. `expected` is the verdict that the
 * adversary must get, `from` the origin of a loaded report. The verdict of a disputed report does not
 * follow from its evidence, so it is shown as a mere claim.
 */
export function showVerdict(place, report, catalogue, { expected = null, from = null, isDisputed = false } = {}) {
  const words = isDisputed ? DISPUTED : wordsFor(VERDICTS, report.verdict, UNKNOWN_VERDICT);
  const isBelieved = words !== DISPUTED && words !== UNKNOWN_VERDICT;
  place.dataset.verdict = isBelieved ? report.verdict : "unknown";
  replace(
    place,
    html(
      "div",
      { class: "ruling" },
      from && html("p", { class: "origin" }, `Loaded from ${from}: shown, not measured here`),
      html(
        "h2",
        { class: "word", id: "verdict-word", tabindex: "-1" },
        html("span", { class: "seal" }, icon(words.icon)),
        html("span", isDisputed ? { class: "says" } : { class: "unseen" }, isDisputed ? "It says: " : "Verdict: "),
        report.verdict,
      ),
      html("p", { class: "means" }, words.means),
      why(report, catalogue),
      html("div", { class: "advice" }, html("h3", {}, "What to do"), html("p", {}, words.advice)),
      expectation(expected, report.verdict, report.reason),
      mediaOf(report),
      skipsOf(report),
    ),
    facts(report),
  );
}

/** Shows that a probe is running; returns a function that takes its progress. */
export function showProgress(place) {
  const stage = html("span", {}, "getting ready");
  const clock = html("span", { class: "clock" });
  delete place.dataset.verdict;
  replace(
    place,
    html(
      "div",
      { class: "ruling" },
      html("p", { class: "word" }, html("span", { class: "seal" }, html("span", { class: "pulse" })), "Probing"),
      html("p", { class: "means" }, stage, " ", clock),
    ),
  );
  return (step) => {
    stage.textContent = String(step.stage ?? "").replaceAll("-", " ");
    clock.textContent = milliseconds(step.elapsedMs);
  };
}

/** The text of the page before the first run. */
export function showInvitation(place, adversary) {
  delete place.dataset.verdict;
  replace(
    place,
    html(
      "div",
      { class: "ruling" },
      html("p", { class: "word" }, html("span", { class: "seal" }, icon("M3 12h4l2-5 4 11 3-8 1.5 2H21")), "Ready"),
      html("p", { class: "means" }, "The probe hands this browser a made-up offer of sound and pictures and watches, down to the small print, how the tracks arrive and end."),
      adversary && html("p", {}, html("b", {}, "In between: "), adversary.technique ?? adversary.name),
    ),
  );
}
