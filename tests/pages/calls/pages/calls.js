/** One call after the other is broken, and each time the page probes: `calls.count`, `calls.run`. */
import { breakCall, faults, lookAtValues, noteNames, told } from "./broken.js";
import { isOwn, left, look, setTimer } from "./left.js";

lookAtValues(look);
let probe, watch, copies = 0;
const heard = [];
addEventListener("error", ({ message }) => heard.push(`error: ${message}`));
addEventListener("unhandledrejection", ({ reason }) => heard.push(`rejection: ${reason?.message}`));
const pause = (ms) => new Promise((resolve) => setTimer(resolve, ms));
async function freshCopy() {
  copies += 1;
  ({ probe, watch } = await import(`/pkg/index.js?copy=${copies}`));
}
const scenarios = {
  async first(options) { await freshCopy(); return probe(options); },
  offline: (options) => probe(options),
  thorough: (options) => probe({ ...options, effort: "thorough" }),
  loopback: (options) => probe({ ...options, source: "loopback", timeoutMs: 5000 }),
};
const short = (report) => report && [report.verdict, report.reason, report.outcome].join(" ");
globalThis.calls = {
  faults: Object.keys(faults),
  async begin() { await freshCopy(); await probe({ connectionBudget: Infinity }); left(); },
  async count(scenario) {
    const names = noteNames();
    breakCall(0, "throws");
    const report = await scenarios[scenario]({ connectionBudget: Infinity, timeoutMs: 2000 });
    await pause(50);
    return { ...told(), report: short(report), names: names.slice(1).reduce((a, n) => ((a[n] = (a[n] ?? 0) + 1), a), {}), left: left(), heard: heard.splice(0) };
  },
  async run([scenario, how, number]) {
    breakCall(number, how);
    const begun = performance.now();
    let report, error;
    try { report = await scenarios[scenario]({ connectionBudget: Infinity, timeoutMs: 2000 }); } catch (e) { error = String(e); }
    const took = Math.round(performance.now() - begun);
    await pause(30);
    const { count, brokenName } = told();
    breakCall(0, how);
    const leftNow = left();
    const said = heard.splice(0);
    const failed = report?.anomalies?.filter(({ weight }) => weight !== "soft").map(({ check }) => check) ?? [];
    let next = await probe({ connectionBudget: Infinity, timeoutMs: 4000 }).catch(String);
    await pause(10);
    const said2 = heard.splice(0);
    const left2 = left();
    globalThis.gc?.();
    return { number, brokenName, count, report: short(report), error, failed, took, left: leftNow, said, next: short(next), left2, said2 };
  },
};
