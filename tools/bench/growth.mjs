/**
 * How the cost grows: of probes with how many there are at once, and of watching a connection with
 * how many tracks it receives.
 */
import { figures, ratio } from "./figures.mjs";
import { line } from "./table.mjs";
import { ask, visit } from "./visit.mjs";

const sources = ["offline", "loopback"];
const counts = [1, 2, 8, 32];
/** Each count once watched and once not. */
const callsPerPage = counts.length * 2;

/** What became of the media of all rounds, by its word. */
function sum(rounds) {
  const all = {};
  for (const [word, count] of rounds.flatMap(Object.entries)) all[word] = (all[word] ?? 0) + count;
  return all;
}

/** Each round has a page of its own, for Chromium grants a page some hundreds of connections. */
async function together(session, address, source, rounds) {
  const seen = [];
  for (let index = 0; index < rounds; index += 1) {
    seen.push(await ask(await visit(session, address), "together", { source, counts, index }));
  }
  const of = (count) => ({
    ...figures(seen.map((found) => found[count].ms)),
    media: sum(seen.map((found) => found[count].media)),
    probes: count * seen.length,
  });
  return Object.fromEntries(counts.map((count) => [count, of(count)]));
}

async function tracks(session, address, rounds) {
  const seen = { bare: {}, watched: {} };
  for (let index = 0; index < rounds; index += 1) {
    const driver = await visit(session, address);
    // The first one starts the module.
    await ask(driver, "call", { count: 1, isWatched: true });
    for (let turn = 0; turn < callsPerPage; turn += 1) {
      const count = counts[Math.floor(turn / 2)];
      // Each of the two is first as often as the other.
      const isWatched = (turn + index) % 2 === 0;
      const call = await ask(driver, "call", { count, isWatched });
      (seen[isWatched ? "watched" : "bare"][count] ??= []).push(call);
    }
  }
  const of = (count) => {
    const [bare, watched] = [seen.bare[count], seen.watched[count]];
    const figuresOf = (list, part) => figures(list.flatMap((call) => call[part]));
    const told = {
      bareArrivedMs: figuresOf(bare, "arrivedMs"),
      watchedArrivedMs: figuresOf(watched, "arrivedMs"),
      statisticsMs: figuresOf(watched, "statisticsMs"),
      reportMs: figuresOf(watched, "reportMs"),
      longestBlockMs: figuresOf(watched, "longestBlockMs").median,
    };
    return { ...told, reportToStatistics: ratio(told.reportMs, told.statisticsMs) };
  };
  return Object.fromEntries(counts.map((count) => [count, of(count)]));
}

async function measure(session, address, rounds) {
  const few = Math.ceil(rounds / 5);
  const measured = { togetherMs: {}, tracks: await tracks(session, address, few) };
  for (const source of sources) {
    measured.togetherMs[source] = await together(session, address, source, few);
  }
  return measured;
}

const perTrack = {
  bareArrivedMs: "all bring packets",
  watchedArrivedMs: "all bring packets, watched",
  statisticsMs: "its statistics alone",
  reportMs: "a report of the watch",
};

const lines = ({ title, tracks, togetherMs }) => {
  const row = (name, cell) => line(name, ...counts.map(cell));
  return [
    `${title}, medians in ms`,
    row("tracks of a connection", String),
    ...Object.entries(perTrack).map(([key, name]) => row(name, (count) => tracks?.[count]?.[key]?.median)),
    row("longest block of a report", (count) => tracks?.[count]?.longestBlockMs),
    row("probes at once", String),
    ...sources.flatMap((source) => [
      row(source, (count) => togetherMs?.[source]?.[count]?.median),
      row(`  ${source}, for each`, (count) => togetherMs?.[source]?.[count]?.median / count),
    ]),
    row("  media came through", (count) => {
      const { media, probes } = togetherMs?.loopback?.[count] ?? {};
      return `${media?.complete ?? 0}/${probes}`;
    }),
  ];
};

export const growth = { measure, lines };
