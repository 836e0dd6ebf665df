// One card for each track, with the stages that its media reached.

import { fold, html, icon, plural, row } from "../dom.js";
import { wordsFor } from "../words/look-up.js";
import { LOOKED, RUNGS, RUNG_SAYS } from "../words/moments.js";
import { reasonSentence } from "../words/reasons.js";
import { STATES } from "../words/verdicts.js";

const KINDS = {
  video: "M4 7h10v10H4zM14 10.5l6-3v9l-6-3",
  audio: "M12 4v16M8 8v8M16 8v8M4 11v2M20 11v2",
};

/** The media stages that were reached, and why the next was not. */
function ladder(climbed) {
  const reached = climbed === null ? 0 : RUNGS.indexOf(climbed.rung);
  const steps = RUNGS.map((rung, index) => {
    const isReached = index <= reached;
    return html(
      "li",
      { "data-reached": String(isReached), title: RUNG_SAYS[rung] },
      html("span", { class: "rung-mark" }, icon(isReached ? STATES.passed.icon : STATES.skipped.icon, "icon tiny")),
      html("span", { class: "rung-name" }, rung, html("span", { class: "unseen" }, isReached ? ": reached" : ": not reached")),
    );
  });
  const remark = climbed === null
    ? "This source brings no media, so nothing can climb beyond the event."
    : climbed.next && `Not ${RUNGS[reached + 1] ?? "higher"}: ${reasonSentence(climbed.next)}`;
  return html("div", { class: "ladder" }, html("ol", { "aria-label": "Ladder" }, steps), remark && html("p", { class: "small" }, remark));
}

function settings(values) {
  if (values === null) return "not readable";
  if (values.length === 0) return "none";
  return html("ul", { class: "tags" }, values.map(([name, value]) => html("li", {}, html("span", { class: "quiet" }, name), ` ${value}`)));
}

function lifecycle(steps) {
  if (steps.length === 0) return "not looked at";
  return html(
    "ol",
    { class: "life" },
    steps.map(({ at, readyState }) => html("li", {}, html("b", {}, readyState), ` ${wordsFor(LOOKED, at, at)}`)),
  );
}

const state = ({ readyState, muted, enabled }) =>
  [readyState ?? "no state", muted === null ? null : muted ? "muted" : "not muted", enabled === null ? null : enabled ? "enabled" : "disabled"].filter(Boolean).join(", ");

function card(track) {
  const { kind, label, source, ladder: climbed, mid, id, streams } = track;
  return html(
    "li",
    { class: "track", "data-kind": wordsFor(KINDS, kind) && kind },
    html(
      "div",
      { class: "track-head" },
      wordsFor(KINDS, kind) && icon(KINDS[kind]),
      html("h3", {}, kind ?? "unknown kind"),
      html("span", { class: "quiet" }, [source, climbed?.codec ?? label].filter(Boolean).join(" · ")),
    ),
    ladder(climbed),
    html(
      "dl",
      { class: "rows" },
      row("On arrival", state(track)),
      row("Life", lifecycle(track.lifecycle)),
      row("mid", html("code", {}, mid ?? "none")),
      row("id", html("code", {}, id ?? "none")),
      row("Streams", streams === null || streams.length === 0 ? "none" : html("code", {}, streams.join(", "))),
      row("Settings", settings(track.settings)),
    ),
  );
}

/** Shows the tracks of a report. */
export function showTracks(place, tracks) {
  fold(
    place,
    "tracks-title",
    "Tracks",
    tracks.length > 0 ? plural(tracks.length, "track") : "none arrived",
    {},
    tracks.length === 0 ? html("p", { class: "empty" }, "No track arrived.") : html("ul", { class: "tracks" }, tracks.map(card)),
  );
}
