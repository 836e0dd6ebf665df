// The verdict: one word, one sentence, one piece of advice, and the facts beside it.

import { html, icon, milliseconds, plural } from "./dom.js";
import { ENGINES, OUTCOMES, UNKNOWN_VERDICT, VERDICTS, reasonSentence } from "./words.js";

function fact(term, value, note) {
  return html("div", {}, html("dt", {}, term), html("dd", {}, value, note && html("span", { class: "quiet" }, note)));
}

function engineFact(engine) {
  if (!engine) return null;
  const behaves = ENGINES[engine.behaves] ?? engine.behaves;
  const claims = ENGINES[engine.claims] ?? engine.claims;
  if (engine.consistent === false) return fact("Engine", behaves, `but claims to be ${claims}`);
  if (engine.consistent === true) return fact("Engine", behaves, "and says so");
  return fact("Engine", behaves, `claims: ${claims}; not comparable`);
}

function expectation(adversary, verdict) {
  if (!adversary || !adversary.verdict) return null;
  const met = adversary.verdict === verdict;
  return html(
    "p",
    { class: met ? "expectation met" : "expectation missed" },
    icon(met ? VERDICTS.genuine.icon : VERDICTS.emulated.icon, "icon small"),
    html("span", {}, met ? `The verdict this adversary must get: ${adversary.verdict}.` : `This adversary should have got: ${adversary.verdict}.`),
  );
}

/** Shows the verdict of a report. */
export function showVerdict(place, report, adversary) {
  const words = VERDICTS[report.verdict] ?? UNKNOWN_VERDICT;
  const reason = reasonSentence(report.reason);
  place.dataset.verdict = report.verdict;
  place.replaceChildren(
    html("div", { class: "seal" }, icon(words.icon)),
    html(
      "div",
      { class: "ruling" },
      html("h2", { class: "word" }, report.verdict),
      html("p", { class: "means" }, words.means),
      reason && html("p", { class: "reason" }, html("code", {}, report.reason), " ", reason),
      html("p", { class: "advice" }, html("b", {}, "What to do: "), words.advice),
      expectation(adversary, report.verdict),
    ),
    html(
      "dl",
      { class: "facts" },
      fact("Outcome", report.outcome, OUTCOMES[report.outcome]),
      engineFact(report.engine),
      fact("Took", milliseconds(report.durationMs), `source: ${report.source}`),
      fact("Seen", plural((report.tracks ?? []).length, "track"), plural((report.anomalies ?? []).length, "anomaly", "anomalies")),
    ),
  );
}

/** Shows that a probe is under way; answers a function that takes its progress. */
export function showProgress(place) {
  const stage = html("span", { class: "stage" }, "getting ready");
  const clock = html("span", { class: "clock" });
  delete place.dataset.verdict;
  place.replaceChildren(
    html("div", { class: "seal" }, html("span", { class: "pulse", "aria-hidden": "true" })),
    html("div", { class: "ruling" }, html("p", { class: "word" }, "Probing"), html("p", { class: "means", "aria-hidden": "true" }, stage, " ", clock)),
  );
  return (step) => {
    stage.textContent = String(step.stage ?? "").replaceAll("-", " ");
    clock.textContent = milliseconds(step.elapsedMs);
  };
}

/** What the page says before the first run. */
export function showInvitation(place, adversary) {
  delete place.dataset.verdict;
  place.replaceChildren(
    html("div", { class: "seal" }, icon("M3 12h4l2-5 4 11 3-8 1.5 2H21")),
    html(
      "div",
      { class: "ruling" },
      html("p", { class: "word" }, "Ready"),
      html("p", { class: "means" }, "The probe hands this browser a made-up offer of audio and video and watches, down to the small print, how the tracks arrive and end."),
      adversary && html("p", { class: "reason" }, html("b", {}, "In between: "), adversary.technique ?? "an adversary"),
    ),
  );
}
