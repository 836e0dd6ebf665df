/**
 * A report of each verdict for people's tests: evidence that was recorded in browsers, judged by the
 * package itself.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The row of the matrix in which each was recorded: a script around WebRTC, or a page. */
const rowOf = {
  instrumented: "subclass",
  tampered: "stealth-proxy",
  emulated: "canned-sdp",
  blocked: "delete-global",
  inconclusive: "sandboxed-page",
};

/** Judges with the script `judge.js` of the folder `pkg`; resolves to a report for each verdict. */
export async function reportsOf(root, pkg) {
  const { judge } = await import(join(pkg, "judge.js"));
  const recorded = join(root, "tests/evidence");
  const lines = (await readFile(join(recorded, "matrix.jsonl"), "utf8")).trim().split("\n");
  const rows = lines.map((line) => JSON.parse(line));
  const evidence = { genuine: JSON.parse(await readFile(join(recorded, "chromium-156.json"), "utf8")) };
  for (const [verdict, name] of Object.entries(rowOf)) {
    evidence[verdict] = rows.find((row) => row.name === name && row.browser === "chromium").evidence;
  }
  const reports = {};
  for (const [verdict, found] of Object.entries(evidence)) {
    const report = await judge(found);
    if (report.verdict !== verdict) throw new Error(`recorded as ${verdict}, judged ${report.verdict}`);
    reports[verdict] = report;
  }
  return reports;
}
