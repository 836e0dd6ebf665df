/** The offline probe beside the bare JavaScript floor and a peer, in one page. */
import { figures, ratio } from "./figures.mjs";
import { shares } from "./plan.mjs";
import { goal, heading, line, quartiles } from "./table.mjs";
import { ask, visit } from "./visit.mjs";

/**
 * Chromium refuses a page its 500th connection, however properly the others were closed. A round
 * spends three, and every page warms up first; this stays far below.
 */
const roundsPerPage = 30;
const warmUp = 8;
/** A page has only one first probe. */
const leastPages = 5;
const blocksCounted = 9;

async function measurePage(session, address, counted) {
  const driver = await visit(session, address);
  const cold = await ask(driver, "cold");
  if (counted === 0) return { cold };
  const times = await ask(driver, "rounds", { warmUp, counted });
  return { cold, times, blocks: await ask(driver, "blocks", blocksCounted) };
}

async function measure(session, address, rounds) {
  const visits = [];
  for (const counted of shares(rounds, { roundsPerPage, leastPages })) {
    visits.push(await measurePage(session, address, counted));
  }
  const busy = visits.filter(({ times }) => times);
  const of = (name) => figures(busy.flatMap(({ times }) => times[name]));
  const [floorMs, probeMs, fingerprintjsMs] = ["floor", "probe", "fingerprintjs"].map(of);
  return {
    floorMs,
    probeMs,
    fingerprintjsMs,
    ratioToFloor: ratio(probeMs, floorMs),
    ratioToFingerprintjs: ratio(probeMs, fingerprintjsMs),
    coldMs: figures(visits.map(({ cold }) => cold)).median,
    longestBlockMs: figures(busy.flatMap(({ blocks }) => blocks)).median,
  };
}

const lines = (figures) => [
  `${figures.title}, ${figures.rounds} rounds, in ms`,
  heading,
  quartiles("bare JavaScript floor", figures.floorMs),
  quartiles("probe", figures.probeMs),
  quartiles("fingerprintjs", figures.fingerprintjsMs),
  line("first probe of a page", figures.coldMs),
  line("longest block of a probe", figures.longestBlockMs),
  goal(figures.ratioToFloor, "the floor", 3),
  goal(figures.ratioToFingerprintjs, "fingerprintjs", 1),
];

export const offline = { measure, lines };
