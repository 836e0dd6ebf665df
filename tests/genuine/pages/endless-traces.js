import { probe } from "../../../pkg/index.js";
import { show } from "./show.js";

const ROUNDS = 4;
const limit = new URLSearchParams(location.search).get("limit");

/** A page with this limit, in a frame of its own: what was measured before is known there. */
async function probed(limit) {
  const frame = document.createElement("iframe");
  frame.src = `endless-traces.html?limit=${limit}`;
  const told = new Promise((resolve) => addEventListener("message", ({ data }) => resolve(data), { once: true }));
  document.body.append(frame);
  const [report] = JSON.parse(await told);
  frame.remove();
  return report;
}

async function compared() {
  const reports = { short: [], endless: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    reports.short.push(await probed(10));
    reports.endless.push(await probed(Infinity));
  }
  const least = (some) => Math.min(...some.map(({ durationMs }) => durationMs));
  const [short, endless] = [least(reports.short), least(reports.endless)];
  if (endless > 2 * short) throw new Error(`endless traces cost ${endless} ms instead of ${short} ms`);
  return [...reports.short, ...reports.endless];
}

/** The limit must be as it was, in every respect. */
async function undisturbed() {
  Error.stackTraceLimit = Number(limit);
  const told = () => JSON.stringify(Object.getOwnPropertyDescriptor(Error, "stackTraceLimit"));
  const before = told();
  const report = await probe();
  if (told() !== before || Error.stackTraceLimit !== Number(limit)) throw new Error("the limit is another");
  return report;
}

await show(limit ? undisturbed : compared);
