// The engine by behaviour, the engine claimed, and how far media came.

import { heading, html, icon, plural, replace, row } from "../dom.js";
import { wordsFor } from "../words/look-up.js";
import { MEDIA_OUTCOMES, reasonSentence } from "../words/reasons.js";
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
  replace(
    place,
    heading("engine-title", "Engine"),
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

const PROVED = { true: "works", false: "does not work", null: "left open: nothing was sent with it, or the time was over" };

const proof = ({ type, frames, ok }) =>
  html("li", {}, html("code", {}, type), `: ${PROVED[String(ok)]}`, frames ? `, ${plural(frames, "frame")} decoded` : "");

/** Shows how far media came; nothing for a source without media. */
export function showMedia(place, { media, tracks }) {
  place.hidden = media === null;
  if (media === null) return;
  const { outcome, reason, channel, sound, steps, codecs } = media;
  const climbing = tracks.filter(({ ladder }) => ladder !== null);
  replace(
    place,
    heading("media-title", "Media"),
    html("p", {}, `${wordsFor(MEDIA_OUTCOMES, outcome, outcome ?? "unknown")}.`),
    reason && html("p", { class: "small" }, html("code", {}, reason), " ", reasonSentence(reason)),
    html(
      "dl",
      { class: "rows" },
      row("Tracks", plural(climbing.length, "track")),
      row("Channel", channel ?? "none"),
      row("Sound", sound ?? "none"),
      codecs.length > 0 && row("Codecs", html("ul", {}, codecs.map(proof))),
      steps.length > 0 && row("Steps", html("ul", {}, steps.map((step) => html("li", {}, step)))),
    ),
  );
}
