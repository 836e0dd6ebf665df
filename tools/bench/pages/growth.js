/** What the page of `bench growth` is asked for, through `globalThis.bench`. */
import { watch } from "/pkg/index.js";
import { blocking } from "./block.js";
import { call } from "./call.js";
import { inTurn, timed } from "./rounds.js";
import { probes } from "./several.js";

/** So often the same is asked of one connection. */
const times = 3;
/** Chromium answers with the same statistics for 50 ms. */
const staleMs = 60;

/** Browsers take that long to get rid of many connections. */
const calmMs = 1000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What a report of the connection takes, beside its statistics alone. */
async function asked(connection, watching) {
  const seen = { statisticsMs: [], reportMs: [], longestBlockMs: [] };
  for (let index = 0; index < times; index += 1) {
    await pause(staleMs);
    seen.statisticsMs.push(await timed(async () => [...(await connection.getStats()).values()]));
    await pause(staleMs);
    seen.reportMs.push(await timed(() => watching.report()));
    await pause(staleMs);
    seen.longestBlockMs.push((await blocking(() => watching.report())).longest);
  }
  return seen;
}

globalThis.bench = {
  /** So many probes at once, in turn after a first one: `{ 1: { ms, media }, 2: … }`. */
  async together({ source, counts, index }) {
    await probes(source, 1);
    const seen = {};
    for (const count of inTurn(counts, index)) {
      await pause(calmMs);
      let media;
      const ms = await timed(async () => (media = await probes(source, count)));
      seen[count] = { ms, media };
    }
    return seen;
  },
  /** One call with so many tracks, watched or not. */
  async call({ count, isWatched }) {
    let watching = null;
    const { connection, arrivedMs, end } = await call(count, (receiver) => {
      if (isWatched) watching = watch(receiver, { offline: false });
    });
    try {
      if (watching === null) return { arrivedMs };
      const seen = await asked(connection, watching);
      const { tracks } = await watching.report();
      if (tracks.length !== count) throw new Error(`${tracks.length} of ${count} tracks were reported`);
      return { arrivedMs, ...seen };
    } finally {
      watching?.stop();
      end();
      await watching?.ended;
    }
  },
};
