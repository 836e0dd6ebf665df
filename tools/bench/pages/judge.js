/** What the page of `bench judge` is asked for, through `globalThis.bench`. */
import { judge } from "/pkg/index.js";

globalThis.bench = {
  /**
   * Nanoseconds for each judgement of the evidences in the JSON `text`, round by round; the first
   * round warms up and is left out. The page parses it itself: what a driver hands over is of
   * another realm.
   */
  async judging({ text, rounds, each }) {
    const evidences = JSON.parse(text);
    const times = [];
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      for (let index = 0; index < each; index += 1) await judge(evidences[index % evidences.length]);
      const nanoseconds = ((performance.now() - start) * 1e6) / each;
      if (round > 0) times.push(nanoseconds);
    }
    return times;
  },
};
