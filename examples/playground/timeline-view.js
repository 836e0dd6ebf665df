// The probe's timeline as a waterfall: one row for each event, one bar for the wait before it.

import { html, milliseconds, svg } from "./dom.js";

const ROW = { wide: 26, narrow: 42 };
const TOP = 26;
const CHARACTER = 7; // the width of one, at the size that the style sheet gives

const KINDS = [
  ["end", /clos|end|stop|free/],
  ["track", /track|mute/],
  ["bad", /fail|throw|error|timeout|timed|reject/],
  ["deal", /offer|answer|descri|signal|negot/],
];

function kindOf(event) {
  return KINDS.find(([, pattern]) => pattern.test(event))?.[0] ?? "step";
}

/**
 * A scale fitted to the events: each gap gets room by its square root, so that a probe of
 * twenty milliseconds and one that waited three seconds are both readable.
 */
function fittedScale(times, from, to) {
  const stops = [...new Set([0, ...times])].sort((one, other) => one - other);
  const last = stops.at(-1);
  if (last === 0) return { at: () => from, stops };
  const least = Math.sqrt(last) / 60;
  const widths = stops.slice(1).map((stop, index) => Math.max(Math.sqrt(stop - stops[index]), least));
  const unit = (to - from) / widths.reduce((sum, width) => sum + width, 0);
  const places = [from];
  for (const width of widths) places.push(places.at(-1) + width * unit);
  const at = (time) => {
    const next = stops.findIndex((stop) => stop >= time);
    if (next <= 0) return places[next === 0 ? 0 : places.length - 1];
    const share = (time - stops[next - 1]) / (stops[next] - stops[next - 1]);
    return places[next - 1] + share * (places[next] - places[next - 1]);
  };
  return { at, last };
}

/** Round times to draw a line at, as far apart as their labels need. */
function ticks(scale, last, to) {
  const chosen = [];
  const isFree = (x) => chosen.every((tick) => Math.abs(tick.x - x) > 46);
  for (let size = 10 ** Math.ceil(Math.log10(last)); size >= last / 200; size /= 10) {
    for (const step of [5, 2, 1]) {
      for (let count = 0; count * size * step <= last && count <= 10; count += 1) {
        const time = count * size * step;
        const x = scale.at(time);
        if (isFree(x) && x < to - 10) chosen.push({ time, x });
      }
    }
  }
  return chosen;
}

function shorten(text, room) {
  const fits = Math.floor(room / CHARACTER);
  return text.length <= fits ? text : `${text.slice(0, Math.max(fits - 1, 1))}…`;
}

function tickLabel(time) {
  return time >= 1000 ? `${time / 1000} s` : `${Number(time.toPrecision(2))} ms`;
}

function draw(timeline, width) {
  const narrow = width < 560;
  const row = narrow ? ROW.narrow : ROW.wide;
  const labels = narrow ? 0 : Math.min(300, Math.round(width * 0.34));
  const times = 64;
  const from = labels + 8;
  const to = width - (narrow ? 8 : times + 16);
  const height = TOP + timeline.length * row + 6;
  const moments = timeline.map((moment) => Math.max(0, Number(moment.atMs) || 0));
  const last = Math.max(...moments);
  const scale = fittedScale(moments, from, to);

  const grid = last === 0 ? [] : ticks(scale, last, to).map(({ time, x }) => svg(
    "g",
    { class: "tick" },
    svg("line", { x1: x, x2: x, y1: TOP - 6, y2: height }),
    svg("text", { x, y: 13, "text-anchor": x < from + 16 ? "start" : "middle" }, tickLabel(time)),
  ));
  const rows = timeline.map((moment, index) => {
    const top = TOP + index * row;
    const middle = narrow ? top + 29 : top + row / 2;
    const text = narrow ? top + 15 : middle + 4;
    const x = scale.at(moments[index]);
    const before = index === 0 ? scale.at(0) : scale.at(moments[index - 1]);
    const event = String(moment.event);
    const detail = moment.detail === undefined || moment.detail === null ? "" : String(moment.detail);
    const room = narrow ? width - times - 16 : labels;
    const shown = shorten(event, room);
    const rest = room - (shown.length + 1) * CHARACTER;
    return svg(
      "g",
      { class: "moment", "data-kind": kindOf(event) },
      svg("title", {}, [event, detail, milliseconds(moments[index])].filter(Boolean).join(" · ")),
      index % 2 === 1 && svg("rect", { class: "stripe", x: 0, y: top, width, height: row, rx: 6 }),
      svg("line", { class: "rail", x1: from, x2: to, y1: middle, y2: middle }),
      svg("rect", { class: "wait", x: Math.min(before, x), y: middle - 4, width: Math.max(Math.abs(x - before), 1), height: 8, rx: 4 }),
      svg("circle", { cx: x, cy: middle, r: 5 }),
      svg("text", { x: 8, y: text, class: "event" }, shown, rest > 4 * CHARACTER && detail && svg("tspan", { class: "detail", dx: CHARACTER }, shorten(detail, rest))),
      svg("text", { x: width - 8, y: text, class: "time", "text-anchor": "end" }, milliseconds(moments[index])),
    );
  });
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true", focusable: "false" }, grid, rows);
}

let observer = null;

/** Shows a report's timeline; it is drawn anew when the page changes its width. */
export function showTimeline(place, timeline) {
  observer?.disconnect();
  const plot = html("div", { class: "plot" });
  place.replaceChildren(
    html("h2", { id: "timeline-title" }, "Timeline ", timeline.length > 3 && html("span", { class: "quiet" }, "stretched where much happens at once")),
    timeline.length === 0 ? html("p", { class: "empty" }, "Nothing happened.") : plot,
    html("ol", { class: "unseen" }, timeline.map(({ atMs, event, detail }) => html("li", {}, [milliseconds(atMs), event, detail].filter(Boolean).join(", ")))),
  );
  if (timeline.length === 0) return;
  let drawn = 0;
  const redraw = () => {
    const width = Math.floor(plot.clientWidth);
    if (width < 120 || width === drawn) return;
    drawn = width;
    plot.replaceChildren(draw(timeline, width));
  };
  redraw();
  observer = new ResizeObserver(redraw);
  observer.observe(plot);
}
