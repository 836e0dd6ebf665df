// The timeline as a waterfall, to scale: a row for each kind of moment, a bar for the wait before it, and
// a dot for each occurrence.

import { fold, html, milliseconds } from "../dom.js";
import { LANES, MOMENTS } from "../words/moments.js";
import { wordsFor } from "../words/look-up.js";

const FAILED = /fail|threw|error|timeout|timed|reject|refus/;

function described({ event }) {
  const kind = FAILED.test(event) ? "bad" : "step";
  return wordsFor(MOMENTS, event, { title: event, kind, lane: "offline" });
}

/** The rows of a lane: equal moments share one, and its wait begins at the row before. */
function rowsOf(moments) {
  const rows = new Map();
  let before = 0;
  for (const moment of moments) {
    const key = JSON.stringify([moment.event, moment.detail]);
    if (rows.has(key)) {
      rows.get(key).times.push(moment.atMs);
    } else {
      rows.set(key, { ...described(moment), event: moment.event, detail: moment.detail, since: before, times: [moment.atMs] });
      before = moment.atMs;
    }
  }
  return [...rows.values()];
}

/** Four to eight round times for the lines of the scale. */
function ticksUpTo(last) {
  const rough = last / 5;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * size).find((step) => step >= rough);
  const ticks = [];
  for (let time = 0; time <= last; time += step) ticks.push(time);
  return ticks;
}

const label = (time) => (time >= 1000 ? `${Number((time / 1000).toPrecision(3))} s` : `${Number(time.toPrecision(3))} ms`);

/** An element between two times; styles are set by script, which the page's policy allows. */
function placed(className, from, to, last) {
  const element = html("span", { class: className });
  element.style.setProperty("--from", String(from / last));
  element.style.setProperty("--to", String(to / last));
  return element;
}

function drawn({ kind, title, event, detail, since, times }, last) {
  const end = times.at(-1);
  return html(
    "li",
    { class: "moment", "data-kind": kind, "data-event": event.slice(0, 40) },
    html("span", { class: "moment-name" }, title, detail && html("span", { class: "quiet" }, ` ${detail}`), times.length > 1 && html("span", { class: "times" }, ` ×${times.length}`)),
    html(
      "span",
      { class: "rail", "aria-hidden": "true" },
      placed("wait", since, times[0], last),
      times.length > 1 && placed("span", times[0], end, last),
      times.map((time) => placed("dot", time, time, last)),
    ),
    html("span", { class: "moment-time" }, times.length > 1 ? `${milliseconds(times[0])} – ${milliseconds(end)}` : milliseconds(end)),
  );
}

/** Shows a report's timeline. */
export function showTimeline(place, timeline, durationMs) {
  const last = Math.max(...timeline.map(({ atMs }) => atMs), durationMs ?? 0, 0.001);
  const lanes = Object.keys(LANES)
    .map((lane) => [lane, timeline.filter((moment) => described(moment).lane === lane)])
    .filter(([, moments]) => moments.length > 0)
    .sort(([, [one]], [, [other]]) => one.atMs - other.atMs);
  const axis = ticksUpTo(last).map((time) => {
    const tick = placed("tick", time, time, last);
    tick.append(html("span", {}, label(time)));
    return tick;
  });
  fold(
    place,
    "timeline-title",
    "Timeline",
    timeline.length > 0 && `${milliseconds(last)} in all; a bar is a wait, a dot the moment`,
    { isOpen: matchMedia("(min-width: 48rem)").matches },
    timeline.length === 0
      ? html("p", { class: "empty" }, "Nothing happened.")
      : html(
          "div",
          { class: "waterfall" },
          html("div", { class: "axis", "aria-hidden": "true" }, axis),
          lanes.map(([lane, moments]) => [
            lanes.length > 1 && html("h3", { class: "lane" }, LANES[lane]),
            html("ol", {}, rowsOf(moments).map((row) => drawn(row, last))),
          ]),
        ),
  );
}
