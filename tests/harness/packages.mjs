/**
 * The package matrix: the tarball in a fresh project of each kind, built or served, opened in a
 * real browser. Prints one JSON line for each visit.
 * Options: `{ browsers: { name: place }, tarball, work, cache, only? }`.
 */
import { mkdir } from "node:fs/promises";
import { firstLine } from "./browsers.mjs";
import { fresh } from "./packages/project.mjs";
import { rows } from "./packages/rows.mjs";
import { verdicts } from "./packages/visit.mjs";
import { main, options } from "./program.mjs";
import { answer, say } from "./results.mjs";
import { Session } from "./session.mjs";

/** As many as a small machine builds at once without one waiting for the other. */
const LANES = 2;

const { browsers, tarball, work, cache, only } = options();

function tell(row, visit, started, { title = "", actual }) {
  answer({
    name: row.name,
    visit: visit.name,
    title,
    wanted: visit.verdict,
    actual,
    milliseconds: Date.now() - started,
  });
}

/** Every visit of one row. What breaks breaks the visit, or all of them when it comes before. */
async function visitAll(row, sessions) {
  let started = Date.now();
  let folder;
  try {
    folder = await fresh(row, { work, cache, tarball });
  } catch (error) {
    for (const visit of row.visits) tell(row, visit, started, { actual: `error: ${firstLine(error)}` });
    return;
  }
  for (const visit of row.visits) {
    try {
      await verdicts(folder, visit, sessions, (found) => tell(row, visit, started, found));
    } catch (error) {
      tell(row, visit, started, { actual: `error: ${firstLine(error)}` });
    }
    started = Date.now();
  }
}

async function runLane(queue) {
  const sessions = new Map(
    Object.entries(browsers).map(([name, place]) => [name, new Session({ name, engine: name, ...place })]),
  );
  for (let row = queue.shift(); row; row = queue.shift()) {
    say(`${row.name} …`);
    await visitAll(row, sessions);
  }
  for (const session of sessions.values()) await session.end();
}

await main(async () => {
  const all = await rows();
  const queue = all.filter(({ name }) => !only || name === only);
  if (queue.length === 0) {
    throw new Error(`there is no row \`${only}\`; there are ${all.map(({ name }) => name).join(", ")}`);
  }
  await mkdir(work, { recursive: true });
  await Promise.all(Array.from({ length: LANES }, () => runLane(queue)));
});
