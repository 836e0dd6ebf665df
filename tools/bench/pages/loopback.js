/** What the page of `bench loopback` is asked for, through `globalThis.bench`. */
import { probe } from "/pkg/index.js";
import { bareLoopback } from "./bare-loopback.js";
import { rounds } from "./rounds.js";

/**
 * The stages of one probe and its whole time, in ms from the call. Media must come; a colour that a
 * busy machine dropped is no matter here.
 */
async function stages() {
  const started = performance.now();
  const at = {};
  const onProgress = ({ stage }) => (at[stage] ??= performance.now() - started);
  const { media } = await probe({ source: "loopback", onProgress, timeoutMs: 10_000, connectionBudget: Infinity });
  if (media?.outcome !== "complete") throw new Error(`media was ${media?.outcome} (${media?.reason})`);
  return { ...at, whole: performance.now() - started };
}

globalThis.bench = {
  /** The first picture of the first probe of this page, in ms; the module starts with it. */
  cold: async () => (await stages())["first-frame"],
  /** Rounds of both in turn: the times of the bare one, and the stages of each probe. */
  async rounds(counts) {
    const seen = [];
    const contestants = {
      bare: bareLoopback,
      async probe() {
        const at = await stages();
        seen.push(at);
        return at["first-frame"];
      },
    };
    const times = await rounds(contestants, counts, (contestant) => contestant());
    return { ...times, stages: seen.slice(-counts.counted) };
  },
};
