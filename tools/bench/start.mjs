/**
 * What the package costs to start, in its parts, beside a trivial module and a peer; and for how
 * long a probe holds up the page.
 */
import { figures, ratio } from "./figures.mjs";
import { heading, line, quartiles } from "./table.mjs";
import { ask, visit } from "./visit.mjs";

const sources = ["offline", "loopback"];
const parts = ["load", "decode", "compile", "instantiate"];

/** One fresh page for each start: engines keep what they compiled. */
async function starts(session, address, rounds) {
  const seen = [];
  for (let index = 0; index < rounds; index += 1) {
    seen.push(await ask(await visit(session, address), "start", index));
  }
  const of = (name, part) => figures(seen.map((times) => part(times[name])));
  const whole = (name) => of(name, ({ load, start }) => load + start);
  const inParts = (name) => Object.fromEntries(parts.map((part) => [part, of(name, (times) => times[part])]));
  return {
    packageMs: whole("package"),
    packagePartsMs: inParts("package"),
    trivialMs: whole("trivial"),
    trivialPartsMs: inParts("trivial"),
    fingerprintjsMs: whole("fingerprintjs"),
  };
}

const inside = (list, part) => (list.length > 0 ? figures(list.map(part)).median : null);

/** The first probe of fresh pages and the second, by the own count and by the browser's. */
async function blocks(session, address, source, pages) {
  const seen = { first: [], later: [], firstCounted: [], laterCounted: [] };
  for (let index = 0; index < 2 * pages; index += 1) {
    const isCounted = index % 2 === 1;
    const driver = await visit(session, address);
    for (const when of ["first", "later"]) {
      const block = await ask(driver, "blocks", { source, isCounted });
      if (block !== null) seen[isCounted ? `${when}Counted` : when].push(block);
    }
  }
  const told = Object.entries(seen).map(([when, list]) => [
    when,
    { longestMs: inside(list, ({ longest }) => longest), totalMs: inside(list, ({ total }) => total) },
  ]);
  return Object.fromEntries(told);
}

async function measure(session, address, rounds) {
  const started = await starts(session, address, rounds);
  const measured = {
    ...started,
    ratioToTrivial: ratio(started.packageMs, started.trivialMs),
    ratioToFingerprintjs: ratio(started.packageMs, started.fingerprintjsMs),
    blocks: {},
  };
  for (const source of sources) {
    measured.blocks[source] = await blocks(session, address, source, Math.ceil(rounds / 5));
  }
  return measured;
}

const held = {
  first: "first probe",
  later: "later probe",
  firstCounted: "first, by longtask",
  laterCounted: "later, by longtask",
};

const blockLine = (name, { longestMs, totalMs } = {}) =>
  longestMs === null ? line(name, "the browser does not count them") : line(name, longestMs, totalMs);

const lines = (figures) => [
  `${figures.title}, ${figures.rounds} fresh pages, in ms`,
  heading,
  ...Object.entries({ package: "package", trivial: "trivial module" }).flatMap(([key, name]) => [
    quartiles(`${name}, until it answers`, figures[`${key}Ms`]),
    ...parts.map((part) => quartiles(`  ${part}`, figures[`${key}PartsMs`]?.[part])),
  ]),
  quartiles("fingerprintjs", figures.fingerprintjsMs),
  `  the package is ${figures.ratioToTrivial?.toFixed(2)} × the trivial module`,
  ...sources.flatMap((source) => [
    line(`held up by ${source}`, "longest", "total"),
    ...Object.entries(held).map(([when, name]) => blockLine(name, figures.blocks?.[source]?.[when])),
  ]),
];

export const start = { measure, lines, scripts: ["trivial", "fingerprint"] };
