import { probe } from "../../../pkg/index.js";
import { show } from "./show.js";

/** The stages at which the page is busy, each with its time: `STAGE:MS`, several after commas. */
const asked = new URLSearchParams(location.search);
const blocks = asked.get("blocks").split(",").map((block) => block.split(":"));
const effort = asked.get("effort") ?? "usual";

const work = (ms) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

/**
 * A page that is busy when the probe gets to a stage. What it does beside that probe is held up
 * wherever it is by then: another probe, and one with media.
 */
await show(async () => {
  const reports = [];
  for (const [wanted, ms] of blocks) {
    let is_done = false;
    const onProgress = ({ stage }) => {
      if (stage !== wanted || is_done) return;
      is_done = true;
      work(Number(ms));
    };
    const ask = (options) => probe({ connectionBudget: Infinity, ...options });
    const source = asked.get("source") ?? "offline";
    const others = [ask({}), ask({ source: "loopback" })];
    reports.push(await ask({ effort, source, onProgress }), ...(await Promise.all(others)));
    if (!is_done) throw new Error(`the stage ${wanted} never came`);
  }
  return reports;
});
