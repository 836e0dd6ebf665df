/**
 * Asks one page for thousands of probes, in one browser after the other. Prints one JSON line
 * `{ browser, title, default, counted, lifted, loopback, refused }` for each. Options:
 * `{ browsers: { name: place }, pages, probes, loopbacks }`; `pages` is the folder for the page.
 */
import { fileURLToPath } from "node:url";
import { bundlePage } from "../bench/bundle.mjs";
import { firstLine } from "../browsers.mjs";
import { within } from "../deadline.mjs";
import { main, options } from "../program.mjs";
import { answer, failure, say } from "../results.mjs";
import { serve } from "../serve.mjs";
import { Session } from "../session.mjs";
import { collectGarbage, settings, told } from "./garbage.mjs";

const { browsers, pages, probes, loopbacks } = options();
const askMs = 300_000;
/** So many, and the page has all that it keeps. */
const warmUp = 10;
/** Chromium refuses the 500th connection; these spend 100 before garbage is collected. */
const perPart = { offline: 50, loopback: 10 };

async function ask(driver, method, argument) {
  const asking = driver.executeAsyncScript(
    `const [method, argument, done] = arguments;
     soak[method](argument).then((result) => done([result, null]), (error) => done([null, String(error)]));`,
    method,
    argument ?? null,
  );
  const [result, error] = await within(askMs + 10_000, method, asking);
  if (error !== null) throw new Error(`${method}: ${error}`);
  return result;
}

async function visit(session, address) {
  const driver = await session.freshTab();
  await driver.manage().setTimeouts({ script: askMs });
  await driver.get(address);
  return driver;
}

const add = (all, { verdicts, tookMs }) => {
  for (const [verdict, many] of Object.entries(verdicts)) all.verdicts[verdict] = (all.verdicts[verdict] ?? 0) + many;
  all.tookMs += tookMs;
};

/** All that the page and the browser tell, garbage collected. */
async function state(driver, browser) {
  await collectGarbage(driver, browser);
  return { ...(await ask(driver, "holds")), ...(await told(driver, browser)) };
}

/** Asked without a word about the budget: the first fifty probe, the others say why they do not. */
async function byDefault(session, address) {
  const driver = await visit(session, address);
  const all = await ask(driver, "probes", { many: probes, options: {} });
  const { connections } = await ask(driver, "holds");
  return { ...all, connections, own: await ask(driver, "open", 100) };
}

/** Without a budget: what is there after the tenth, and after the last. */
async function lifted(session, browser, address, many, source) {
  const driver = await visit(session, address);
  const wanted = { source, connectionBudget: "lifted", timeoutMs: 10_000 };
  const all = { verdicts: {}, tookMs: 0 };
  add(all, await ask(driver, "probes", { many: Math.min(warmUp, many), options: wanted }));
  const tenth = await state(driver, browser);
  for (let left = many - warmUp; left > 0; left -= perPart[source]) {
    add(all, await ask(driver, "probes", { many: Math.min(left, perPart[source]), options: wanted }));
    await collectGarbage(driver, browser);
  }
  const last = await state(driver, browser);
  return { ...all, tenth, last };
}

/** In a page that counts: what was opened, and what is still there. */
async function whatIsLeft(session, browser, address) {
  const driver = await visit(session, address);
  await ask(driver, "count");
  const wanted = { connectionBudget: "lifted", timeoutMs: 10_000 };
  const seen = {};
  for (const [source, many] of [["offline", 20], ["loopback", 3]]) {
    await ask(driver, "probes", { many: 1, options: { ...wanted, source } });
    await collectGarbage(driver, browser);
    const before = await ask(driver, "counted");
    const spent = (await ask(driver, "holds")).connections;
    await ask(driver, "probes", { many, options: { ...wanted, source } });
    await collectGarbage(driver, browser);
    const after = await ask(driver, "counted");
    const left = Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
    seen[source] = { many, ...left, spent: (await ask(driver, "holds")).connections - spent };
  }
  return seen;
}

/** In a page that has used up what the browser grants, where it grants no more than that. */
async function refused(session, browser, address) {
  const driver = await visit(session, address);
  const own = await ask(driver, "open", 600);
  const before = await ask(driver, "probes", { many: 1, options: {} });
  await collectGarbage(driver, browser);
  const after = await ask(driver, "probes", { many: 1, options: {} });
  return { ...own, probe: before.verdicts, afterCollection: after.verdicts };
}

await main(async () => {
  await bundlePage("soak", pages, [], fileURLToPath(new URL("pages/", import.meta.url)));
  const server = await serve({ bundles: pages });
  const address = `${server.address}/bundles/soak.html`;
  for (const [browser, place] of Object.entries(browsers)) {
    const session = new Session({ name: browser, engine: browser, ...place }, settings[browser]);
    const part = async (what, soaked) => {
      say(`${browser}: ${what}`);
      return soaked();
    };
    try {
      answer({
        browser,
        default: await part(`${probes} probes within the budget`, () => byDefault(session, address)),
        counted: await part("probes in a page that counts", () => whatIsLeft(session, browser, address)),
        refused: await part("a page that the browser refuses connections", () => refused(session, browser, address)),
        lifted: await part(`${probes} probes without a budget`, () => lifted(session, browser, address, probes, "offline")),
        loopback: await part(`${loopbacks} loopbacks`, () => lifted(session, browser, address, loopbacks, "loopback")),
        title: session.title,
      });
    } catch (error) {
      failure(`${browser}: ${firstLine(error)}`);
    } finally {
      await session.end();
    }
  }
  server.close();
});
