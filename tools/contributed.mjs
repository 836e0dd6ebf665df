/**
 * Takes in what a person sent from the playground: `node tools/contributed.mjs FILE NAME`
 * after `cargo xtask build`. FILE is the text, also as it stands in an issue; NAME says which browser
 * it is, such as safari-26.4-iphone. It writes nothing over, and nothing that is not genuine unless
 * `--anyway` says so. `--into FOLDER` is for tests.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { files, isGenuine, judged, read } from "../tests/pages/library/contribution.mjs";
import { root } from "../tests/pages/library/root.mjs";

const USAGE = "node tools/contributed.mjs FILE NAME [--anyway]";

function tell(name, { told, report }) {
  if (report === null) return `${name}: no evidence ${JSON.stringify(told)}`;
  const above = report.anomalies.filter(({ weight }) => weight !== "soft").map(({ check, weight, observed }) => `\n  ${check} (${weight}): ${observed}`);
  const reason = report.reason ? `: ${report.reason}` : "";
  return `${name}: ${report.verdict}${reason}${above.join("")}`;
}

async function takeIn([file, name], { anyway, into }) {
  if (!file || !name) throw new Error(USAGE);
  const { judge } = await import("../pkg/judge.js");
  const contribution = read(await readFile(file, "utf8"));
  const probes = await judged(contribution, judge);
  console.log(contribution.userAgent.replace(/[^\u0020-\u007e]/g, "?"));
  for (const [probe, told] of Object.entries(probes)) console.log(tell(probe, told));
  if (!isGenuine(probes) && !anyway) throw new Error("it is not genuine in both; mend the checks, then take it in with --anyway");
  for (const [path, content] of Object.entries(files(name, probes, contribution.facts))) {
    const place = join(into, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content, { flag: "wx" });
    console.log(place);
  }
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { anyway: { type: "boolean", default: false }, into: { type: "string", default: join(root, "tests/evidence") } },
  });
  await takeIn(positionals, values);
} catch (error) {
  console.error(String(error.message));
  process.exitCode = 1;
}
