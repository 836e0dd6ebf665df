/** Pages that measure themselves: opened one after the other, asked once, and left in peace. */
import { fileURLToPath } from "node:url";
import { firstLine } from "../../tests/pages/library/browsers.mjs";
import { within } from "../../tests/pages/library/deadline.mjs";
import { main, options } from "../program.mjs";
import { answer, failure, say } from "../results.mjs";
import { serve } from "../../tests/pages/library/serve.mjs";
import { Session } from "../../tests/pages/library/session.mjs";
import { bundlePage } from "../../tests/pages/library/bundles.mjs";

const pageMs = 90_000;
const own = fileURLToPath(new URL("pages/", import.meta.url));

/** Browsers round the clock of a page much less once nothing of another origin shares its process. */
const headers = () => ({
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
});

/** Asks the page once and lets it work in peace: looking whether it is done would take its time. */
export async function ask(driver, method, argument) {
  const asking = driver.executeAsyncScript(
    `const [method, argument, done] = arguments;
     bench[method](argument).then((result) => done([result, null]), (error) => done([null, String(error)]));`,
    method,
    argument ?? null,
  );
  // A page that spins answers no script at all, so the driver's own wait does not suffice.
  const [result, error] = await within(2 * pageMs, `the page's ${method}`, asking);
  if (error !== null) throw new Error(error);
  return result;
}

/** Opens the page at `address` in a tab of its own, with a clock that is fit to measure. */
export async function visit(session, address) {
  const driver = await session.freshTab();
  await driver.manage().setTimeouts({ script: pageMs });
  await driver.get(address);
  const isFit = await driver.executeScript(
    "return crossOriginIsolated && document.visibilityState === 'visible'",
  );
  if (!isFit) throw new Error("the page is hidden, or its clock is coarse");
  return driver;
}

/**
 * A whole program: `measure(session, address, rounds)` gives the figures of the page `name` in one
 * browser. Prints one JSON line `{ browser, … }` for each browser, one browser after the other:
 * they would measure each other. Options: `{ browsers: { name: place }, rounds, pages }`; `pages`
 * is the folder for the page. `scripts` are further ones that it imports from `/bundles/`.
 */
export async function bench(name, measure, scripts = []) {
  const { browsers, rounds, pages } = options();
  await main(async () => {
    await bundlePage(name, pages, own, scripts);
    const server = await serve({ bundles: pages, headers });
    for (const [browser, place] of Object.entries(browsers)) {
      say(`${browser}: measuring ${rounds} rounds`);
      const session = new Session({ name: browser, engine: browser, ...place });
      try {
        const measured = await measure(session, `${server.address}/bundles/${name}.html`, rounds);
        answer({ browser, title: session.title, rounds, ...measured });
      } catch (error) {
        failure(`${browser}: ${firstLine(error)}`);
      } finally {
        await session.end();
      }
    }
    server.close();
  });
}
