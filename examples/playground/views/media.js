// How far media came, for the card of the verdict.

import { html, icon, plural, row } from "../dom.js";
import { wordsFor } from "../words/look-up.js";
import { MEDIA_OUTCOMES, reasonSentence } from "../words/reasons.js";
import { STATES } from "../words/verdicts.js";

const PROVED = {
  true: { mark: "passed", says: "works" },
  false: { mark: "failed", says: "does not work" },
  null: { mark: "skipped", says: "left open: nothing was sent with it, or the time was over" },
};

function proof({ type, frames, ok }) {
  const { mark, says } = PROVED[String(ok)];
  return html(
    "li",
    { "data-mark": mark },
    icon(STATES[mark].icon, "icon tiny"),
    html("span", {}, html("code", {}, type), ` ${says}`, frames ? `, ${plural(frames, "frame")} decoded` : ""),
  );
}

/** The media of a report; nothing for a source without media. */
export function mediaOf({ media, tracks }) {
  if (media === null) return null;
  const { outcome, reason, channel, sound, steps, codecs } = media;
  const climbing = tracks.filter(({ ladder }) => ladder !== null);
  return html(
    "div",
    { class: "media", id: "media" },
    html("h3", {}, "Media"),
    html("p", {}, `${wordsFor(MEDIA_OUTCOMES, outcome, outcome ?? "unknown")}.`),
    reason && html("p", { class: "small" }, html("code", {}, reason), " ", reasonSentence(reason)),
    codecs.length > 0 && html("ul", { class: "marks" }, codecs.map(proof)),
    html(
      "details",
      { class: "more" },
      html("summary", {}, "How it came"),
      html(
        "dl",
        { class: "rows" },
        row("Tracks", plural(climbing.length, "track")),
        row("Channel", channel ?? "none"),
        row("Sound", sound ?? "none"),
        steps.length > 0 && row("Steps", html("ul", {}, steps.map((step) => html("li", {}, step)))),
      ),
    ),
  );
}
