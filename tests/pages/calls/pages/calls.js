/**
 * Breaks one call of the library after the other. `calls.begin` comes first; `calls.count` says how many
 * there are in a scenario, and `calls.run` breaks some of them and says what did not hold.
 */
import { breakCall, countImports, told } from "./broken.js";
import { left, look, setTimer, startCounting } from "./left.js";
import { freshCopy, probe, scenarios } from "./scenarios.js";

/** The loader's grace and a busy machine. */
const graceMs = 3500;
/** In which a late callback or a rejection without a listener would be told. */
const lateMs = 20;
const deadlines = { loopback: 5000 };

const heard = [];
addEventListener("error", ({ message }) => heard.push(`the page hears an error: ${message}`));
addEventListener("unhandledrejection", ({ reason }) => heard.push(`the page hears a rejection: ${reason?.message ?? reason}`));

const pause = (ms) => new Promise((resolve) => setTimer(resolve, ms));

/** All members of a report, with their types. */
const shape = {
  schemaVersion: "number", version: "string", verdict: "string", outcome: "string", source: "string", tracks: "object",
  anomalies: "object", checks: "object", engine: "object", timeline: "object", durationMs: "number", evidence: "object",
};
const isReport = (report) => Object.entries(shape).every(([name, type]) => typeof report?.[name] === type);

/** What `ask` came to: a report, or what is wrong; and what is left. */
async function outcome(ask, limitMs, mayBeLeft = () => false) {
  const problems = [];
  const begun = performance.now();
  let report;
  try {
    const late = new Promise((resolve) => setTimer(resolve, limitMs + 2 * graceMs, "late"));
    report = await Promise.race([ask(), late]);
    if (!isReport(report)) problems.push(report === "late" ? "it hangs" : "it gives no report");
  } catch (error) {
    problems.push(`it rejects with ${error}`);
  }
  const tookMs = performance.now() - begun;
  if (tookMs > limitMs + graceMs) problems.push(`it takes ${Math.round(tookMs)} ms`);
  await pause(lateMs);
  const found = left().filter((name) => !mayBeLeft(name));
  problems.push(...found.map((name) => `${name} is left`), ...heard.splice(0));
  return { report, problems, tookMs };
}

const words = ({ verdict, reason } = {}) => [verdict, reason].filter(Boolean).join(": ");

/** A page's broken `clearTimeout` keeps the timer, which then calls nothing. */
const isKept = (name) => told().broken === "clearTimeout" && name.startsWith("setTimeout");

/** Breaks one call: the verdict, and all that is wrong with it. */
async function broken(scenario, how, number) {
  breakCall(number, how);
  const { report, problems } = await outcome(scenarios[scenario], deadlines[scenario] ?? 2000, isKept);
  const hasBroken = told().broken !== null;
  breakCall(0);
  if (["emulated", "tampered"].includes(report?.verdict)) {
    const failed = report.anomalies.filter(({ weight }) => weight !== "soft").map(({ check }) => check);
    problems.push(`it is ${report.verdict} by ${failed}`);
  }
  const next = await outcome(() => probe({ timeoutMs: 5000 }), 5000);
  if (next.report?.verdict !== "genuine") problems.push(`the next probe is ${words(next.report)}`);
  problems.push(...next.problems.map((problem) => `after the next probe: ${problem}`));
  globalThis.gc?.();
  return { hasBroken, verdict: words(report), problems };
}

globalThis.calls = {
  async begin() {
    startCounting();
    countImports(look);
    await freshCopy();
    await probe({ timeoutMs: 10_000 });
    left();
  },

  /** How many calls there are where none is broken, and what is wrong then. */
  async count(scenario) {
    // Once more than is counted: what is done but once is done.
    await scenarios[scenario]();
    left();
    breakCall(0);
    const { report, problems } = await outcome(scenarios[scenario], 10_000);
    return { count: told().count, verdict: words(report), problems };
  },

  /** Breaks the calls of these numbers in this way. */
  async run({ scenario, how, numbers }) {
    const verdicts = {};
    const wrong = [];
    let reached = 0;
    for (const number of numbers) {
      const { hasBroken, verdict, problems } = await broken(scenario, how, number);
      if (hasBroken) reached += 1;
      if (hasBroken) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      if (problems.length > 0) wrong.push(`call ${number}: ${problems.join(", ")}`);
    }
    return { reached, verdicts, wrong };
  },
};
