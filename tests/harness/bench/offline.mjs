/**
 * The offline probe beside the bare JavaScript floor and a peer, in one page. Prints one JSON line
 * `{ browser, … }` for each browser, one browser after the other: they would measure each other.
 * Options: `{ browsers: { name: place }, rounds, pages }`; `pages` is the folder for the page.
 */
import { firstLine } from "../browsers.mjs";
import { within } from "../deadline.mjs";
import { main, options } from "../program.mjs";
import { answer, failure, say } from "../results.mjs";
import { serve } from "../serve.mjs";
import { Session } from "../session.mjs";
import { bundlePage } from "./bundle.mjs";
import { figures, ratio } from "./figures.mjs";
import { shares } from "./plan.mjs";

const { browsers, rounds, pages } = options();

const warmUp = 8;
/** A page has only one first probe. */
const leastPages = 5;
const blocksCounted = 9;
const pageMs = 90_000;

/** Browsers round the clock of a page much less once nothing of another origin shares its process. */
const headers = () => ({
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
});

/** Asks the page once and lets it work in peace: looking whether it is done would take its time. */
async function ask(driver, method, argument) {
  const [result, error] = await driver.executeAsyncScript(
    `const [method, argument, done] = arguments;
     bench[method](argument).then((result) => done([result, null]), (error) => done([null, String(error)]));`,
    method,
    argument ?? null,
  );
  if (error !== null) throw new Error(error);
  return result;
}

async function visit(session, address, counted) {
  const driver = await session.freshTab();
  await driver.manage().setTimeouts({ script: pageMs });
  await driver.get(`${address}/bundles/offline.html`);
  const isFit = await driver.executeScript(
    "return crossOriginIsolated && document.visibilityState === 'visible'",
  );
  if (!isFit) throw new Error("the page is hidden, or its clock is coarse");
  const cold = await ask(driver, "cold");
  if (counted === 0) return { cold };
  const times = await ask(driver, "rounds", { warmUp, counted });
  return { cold, times, blocks: await ask(driver, "blocks", blocksCounted) };
}

async function measure(session, address) {
  const visits = [];
  for (const counted of shares(rounds, leastPages)) {
    visits.push(await within(2 * pageMs, "the page", visit(session, address, counted)));
  }
  const busy = visits.filter(({ times }) => times);
  const of = (name) => figures(busy.flatMap(({ times }) => times[name]));
  const [floorMs, probeMs, fingerprintjsMs] = ["floor", "probe", "fingerprintjs"].map(of);
  return {
    title: session.title,
    rounds,
    floorMs,
    probeMs,
    fingerprintjsMs,
    ratioToFloor: ratio(probeMs, floorMs),
    ratioToFingerprintjs: ratio(probeMs, fingerprintjsMs),
    coldMs: figures(visits.map(({ cold }) => cold)).median,
    longestBlockMs: figures(busy.flatMap(({ blocks }) => blocks)).median,
  };
}

await main(async () => {
  await bundlePage("offline", pages);
  const server = await serve({ bundles: pages, headers });
  for (const [name, place] of Object.entries(browsers)) {
    say(`${name}: measuring ${rounds} rounds`);
    const session = new Session({ name, engine: name, ...place });
    try {
      answer({ browser: name, ...(await measure(session, server.address)) });
    } catch (error) {
      failure(`${name}: ${firstLine(error)}`);
    } finally {
      await session.end();
    }
  }
  server.close();
});
