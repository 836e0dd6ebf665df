/**
 * The first probe of a page, in a browser that no driver speaks to: how long it takes, and how long it holds
 * the page up; in Chromium with a slow processor as well.
 */
import { alone } from "./alone.mjs";
import { figures } from "./figures.mjs";
import { goal, line } from "./table.mjs";
import { inTurn } from "./pages/rounds.js";

const contestants = ["offline", "prepared", "loopback", "fingerprintjs"];
/** Chromium counts its long tasks itself. Elsewhere the page sends itself messages, which cost something. */
const counted = { chromium: "tasks", firefox: "messages" };
const rates = { chromium: [1, 6], firefox: [1] };

/** Each fresh browser has one first probe. */
const visits = (rounds) => Math.max(3, Math.ceil(rounds / 5));

async function measure(session, address, rounds) {
  const { browser } = session;
  const times = {};
  for (const rate of rates[browser.engine]) {
    const seen = Object.fromEntries(contestants.map((name) => [name, []]));
    for (let index = 0; index < visits(rounds); index += 1) {
      for (const name of inTurn(contestants, index)) {
        const url = `${address}?contestant=${name}&by=${counted[browser.engine]}`;
        seen[name].push(await alone(browser, url, rate));
      }
    }
    const median = (list) => (list.length > 0 ? figures(list).median : undefined);
    times[rate] = Object.fromEntries(
      Object.entries(seen).map(([name, all]) => [
        name,
        {
          ms: median(all.map(({ ms }) => ms)),
          longestMs: median(all.map(({ probing, preparing }) => Math.max(probing.longest, preparing?.longest ?? 0))),
          totalMs: median(all.map(({ probing, preparing }) => probing.total + (preparing?.total ?? 0))),
        },
      ]),
    );
  }
  return { visits: visits(rounds), rates: times };
}

const lines = (figures) => [
  `${figures.title}, ${figures.visits} fresh browsers for each, in ms`,
  line("first probe of a page", "time", "longest", "total"),
  ...Object.entries(figures.rates).flatMap(([rate, seen]) =>
    contestants.map((name) =>
      line(rate === "1" ? name : `${name}, CPU ×${rate}`, seen[name]?.ms, seen[name]?.longestMs, seen[name]?.totalMs),
    ),
  ),
  goal(figures.rates[1]?.offline?.longestMs / 50, "a longest task of 50 ms", 1),
  ...(figures.rates[6] ? [goal(figures.rates[6].offline?.totalMs / 250, "250 ms of blocking at CPU ×6", 1)] : []),
];

export const first = { measure, lines };
