/** The first decoded picture of a loopback probe beside that of bare JavaScript, in one page. */
import { figures, ratio } from "./figures.mjs";
import { shares } from "./plan.mjs";
import { goal, heading, line, quartiles } from "./table.mjs";
import { ask, visit } from "./visit.mjs";

/** A round spends six connections; this stays far below what Chromium grants a page. */
const roundsPerPage = 10;
const warmUp = 2;
const leastPages = 3;

/** The medians of every stage that a probe told of. */
function medians(stages) {
  const names = new Set(stages.flatMap(Object.keys));
  const of = (name) => figures(stages.map((at) => at[name]).filter((at) => at !== undefined)).median;
  return Object.fromEntries([...names].map((name) => [name, of(name)]));
}

async function measure(session, address, rounds) {
  const visits = [];
  for (const counted of shares(rounds, { roundsPerPage, leastPages })) {
    const driver = await visit(session, address);
    const cold = await ask(driver, "cold");
    visits.push({ cold, ...(counted > 0 ? await ask(driver, "rounds", { warmUp, counted }) : {}) });
  }
  const all = (name) => visits.flatMap((visit) => visit[name] ?? []);
  const [bareMs, probeMs] = [figures(all("bare")), figures(all("probe"))];
  const stagesMs = medians(all("stages"));
  return {
    bareMs,
    probeMs,
    ratio: ratio(probeMs, bareMs),
    wholeMs: stagesMs.whole,
    coldMs: figures(all("cold")).median,
    stagesMs,
  };
}

const lines = (figures) => [
  `${figures.title}, ${figures.rounds} rounds, to the first decoded picture, in ms`,
  heading,
  quartiles("bare JavaScript", figures.bareMs),
  quartiles("probe", figures.probeMs),
  line("probe, to its report", figures.wholeMs),
  line("first of a page", figures.coldMs),
  goal(figures.ratio, "bare JavaScript", 1.1),
];

export const loopback = { measure, lines };
