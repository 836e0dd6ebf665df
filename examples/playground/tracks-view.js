// One card for each track that arrived.

import { html, icon, plural } from "./dom.js";

const KINDS = {
  video: "M4 7h10v10H4zM14 10.5l6-3v9l-6-3",
  audio: "M12 4v16M8 8v8M16 8v8M4 11v2M20 11v2",
};
const AT = {
  event: "in the event",
  answered: "answered",
  closed: "closed",
  microtask: "a microtask later",
  task: "a task later",
};

function row(term, value) {
  return html("div", {}, html("dt", {}, term), html("dd", {}, value));
}

function settings(values) {
  if (values === null || values === undefined) return "not readable";
  const entries = Object.entries(values);
  if (entries.length === 0) return "none";
  return html("ul", { class: "tags" }, entries.map(([name, value]) => html("li", {}, html("span", { class: "quiet" }, name), ` ${typeof value === "object" ? JSON.stringify(value) : value}`)));
}

function lifecycle(steps) {
  if (!Array.isArray(steps) || steps.length === 0) return null;
  return html(
    "ol",
    { class: "lifecycle", "aria-label": "Lifecycle" },
    steps.map(({ at, readyState }) => html("li", { "data-state": readyState }, html("b", {}, readyState), html("span", {}, AT[at] ?? at))),
  );
}

function card(track) {
  const streams = track.streams ?? [];
  return html(
    "article",
    { class: "card track" },
    html(
      "header",
      {},
      KINDS[track.kind] && icon(KINDS[track.kind]),
      html("h3", {}, track.kind),
      html("span", { class: "label" }, track.label || "no label"),
    ),
    html(
      "dl",
      { class: "rows" },
      row("mid", html("code", {}, track.mid ?? "none")),
      row("id", html("code", {}, track.id)),
      row("state", [track.readyState, track.muted ? "muted" : "not muted", track.enabled ? "enabled" : "disabled"].join(", ")),
      row(streams.length === 1 ? "stream" : "streams", streams.length === 0 ? "none" : html("code", {}, streams.join(", "))),
      row("settings", settings(track.settings)),
    ),
    lifecycle(track.lifecycle),
  );
}

/** Shows the tracks of a report. */
export function showTracks(place, tracks) {
  place.replaceChildren(
    html("h2", { id: "tracks-title", class: "section" }, "Tracks ", html("span", { class: "quiet" }, tracks.length === 0 ? "" : plural(tracks.length, "track"))),
    tracks.length === 0
      ? html("p", { class: "card empty" }, "No track arrived.")
      : html("div", { class: "cards" }, tracks.map(card)),
  );
}
