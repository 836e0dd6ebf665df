/**
 * Measures in pages what the library costs, in the browsers that `target/browsers.json` names, one
 * after the other: they would measure each other. `node bench.mjs [MEASUREMENT…] [--rounds=N] [--json]`;
 * run by `cargo xtask bench`.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { first } from "./bench/first.mjs";
import { growth } from "./bench/growth.mjs";
import { judge } from "./bench/judge.mjs";
import { loopback } from "./bench/loopback.mjs";
import { offline } from "./bench/offline.mjs";
import { start } from "./bench/start.mjs";
import { headers } from "./bench/visit.mjs";
import { closeAll, firstLine } from "../tests/pages/library/browsers.mjs";
import { bundlePage } from "../tests/pages/library/bundles.mjs";
import { current, target } from "../tests/pages/library/places.mjs";
import { serve } from "../tests/pages/library/serve.mjs";
import { Session } from "../tests/pages/library/session.mjs";

const measurements = { start, first, offline, loopback, growth, judge };
const { values: wanted, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "25" }, json: { type: "boolean" } },
});
const rounds = Number(wanted.rounds);
const names = positionals.length > 0 ? positionals : Object.keys(measurements);
const pages = join(target, "bench");
const own = fileURLToPath(new URL("bench/pages/", import.meta.url));

async function measured(name, browser) {
  const { measure, scripts } = measurements[name];
  await bundlePage(name, pages, own, scripts);
  const server = await serve({ bundles: pages, headers });
  const session = new Session(browser);
  try {
    console.error(`${browser.name}: measuring ${name}`);
    const figures = await measure(session, `${server.address}/bundles/${name}.html`, rounds);
    return { title: session.title, rounds, ...figures };
  } finally {
    await session.end();
    server.close();
  }
}

const figures = {};
for (const name of names) {
  figures[name] = {};
  for (const browser of current) {
    try {
      figures[name][browser.name] = await measured(name, browser);
      if (!wanted.json) console.log(`${name}: ${measurements[name].lines(figures[name][browser.name]).join("\n")}\n`);
    } catch (error) {
      // What one browser measured is worth reading when another did not.
      console.error(`error: ${name} in ${browser.name}: ${firstLine(error)}`);
      process.exitCode = 1;
    }
  }
}
if (wanted.json) console.log(JSON.stringify(figures));
await closeAll();
// Drivers leave handles behind that would keep the process waiting.
process.stdout.write("", () => process.exit());
