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
    const report = await ask({ effort, source, onProgress });
    reports.push(report, ...(await Promise.all(others)));
    // On a slow machine the time may have been over before.
    const isWhole = report.verdict === "genuine" && report.media?.outcome !== "inconclusive";
    if (isWhole && !is_done) throw new Error(`the stage ${wanted} never came`);
  }
  return reports;
});
