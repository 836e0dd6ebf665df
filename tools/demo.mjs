/**
 * Probes in the browsers that `target/browsers.json` names, and shows each report: of the playground,
 * or with `--whep` of the example server's own page, with the judgement of that server.
 */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { adversaries } from "../tests/pages/library/adversaries.mjs";
import { closeAll, firstLine } from "../tests/pages/library/browsers.mjs";
import { metric, start, untilNone } from "../tests/pages/library/children.mjs";
import { reportsOf } from "../tests/pages/library/page.mjs";
import { current, places, target } from "../tests/pages/library/places.mjs";
import { root } from "../tests/pages/library/root.mjs";
import { serve } from "../tests/pages/library/serve.mjs";
import { Session } from "../tests/pages/library/session.mjs";
import { judgement } from "./demo-judgement.mjs";

const { values: wanted } = parseArgs({
  options: {
    adversary: { type: "string" },
    json: { type: "boolean" },
    open: { type: "boolean" },
    port: { type: "string", default: "0" },
    whep: { type: "boolean" },
  },
});
const port = Number(wanted.port);
const bundles = join(target, "matrix/bundles");

/** The server of the demo: the page that probes at once, its metrics, and the way to end it. */
async function begin() {
  if (wanted.whep) {
    const options = ["--listen", `127.0.0.1:${port}`, "--metrics", "127.0.0.1:0", "--package", join(root, "pkg"), "--until-input-ends"];
    const server = await start(places.server, options, { RUST_LOG: "warn" });
    return { page: `${server.address}/?run=1`, metrics: server.metrics, end: server.end };
  }
  const known = (await adversaries(bundles)).filter(({ isPublished }) => !isPublished).map(({ name }) => name);
  if (wanted.adversary && !known.includes(wanted.adversary)) {
    throw new Error(`there is no adversary \`${wanted.adversary}\`; there are ${known.join(", ")}`);
  }
  const { address, close } = await serve({ port, bundles });
  const query = new URLSearchParams({ run: "1", ...(wanted.adversary ? { adversary: wanted.adversary } : {}) });
  return { page: `${address}/examples/playground/index.html?${query}`, end: close };
}

async function probe(browser, page) {
  const session = new Session(browser);
  try {
    console.error(`${browser.name}: probing`);
    const [found] = await reportsOf(await session.driver(), page);
    return found;
  } finally {
    await session.end();
  }
}

/** As `ontrack-judge report` shows it. Its status tells the verdict, or 1 that it failed. */
function showReport(report) {
  const { status } = spawnSync(places.judge, ["report", "-"], {
    input: JSON.stringify(report ?? null),
    stdio: ["pipe", "inherit", "inherit"],
  });
  if (status === null || status === 1) process.exitCode = 1;
}

/** One browser after the other: media that two of them decode at once is late on a small machine. */
async function show({ page, metrics }) {
  const found = {};
  for (const browser of current) {
    try {
      found[browser.name] = await probe(browser, page);
    } catch (error) {
      console.error(`error: ${browser.name}: ${firstLine(error)}`);
      process.exitCode = 1;
      continue;
    }
    const left = wanted.whep ? await untilNone(() => metric(metrics, "whep_sessions")) : 0;
    if (left !== 0) throw new Error(`${browser.name}: ${left} sessions were not deleted`);
  }
  if (wanted.json) return console.log(JSON.stringify(found));
  for (const [browser, report] of Object.entries(found)) {
    console.log(`\n${browser}`);
    showReport(wanted.whep ? report.client : report);
    if (wanted.whep) process.stdout.write(judgement(report.server));
  }
}

/** Each system has its own way to open an address. */
const openers = { darwin: ["open"], win32: ["rundll32", "url.dll,FileProtocolHandler"] };

/** Opens the page in the person's own browser and serves it until Ctrl-C. */
async function open({ page }) {
  console.error(`serving ${page} until Ctrl-C`);
  const [program, ...before] = openers[process.platform] ?? ["xdg-open"];
  const opener = spawn(program, [...before, page], { stdio: "ignore" });
  const failed = () => console.error("no browser could be opened from here; open that address yourself");
  opener.once("error", failed).once("exit", (status) => status !== 0 && failed());
  await new Promise(() => {});
}

try {
  const server = await begin();
  await (wanted.open ? open(server) : show(server));
  await server.end();
} catch (error) {
  console.error(`error: ${firstLine(error)}`);
  process.exitCode = 1;
}
await closeAll();
