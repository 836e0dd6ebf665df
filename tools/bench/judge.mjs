/**
 * How long the page takes to judge evidence that it is handed. Prints one JSON line
 * `{ browser, title, judgeNs }` for each browser, one browser after the other. Options:
 * `{ browsers: { name: place }, pages }`; `pages` is the folder for the page.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { firstLine } from "../../tests/pages/library/browsers.mjs";
import { main, options } from "../program.mjs";
import { answer, failure, say } from "../results.mjs";
import { serve } from "../../tests/pages/library/serve.mjs";
import { Session } from "../../tests/pages/library/session.mjs";
import { bundlePage } from "../../tests/pages/library/bundles.mjs";
import { figures } from "./figures.mjs";

const { browsers, pages } = options();
const rounds = 15;
const each = 200;

const recorded = ["chromium-156", "firefox-153"].map((name) =>
  readFile(new URL(`../../tests/evidence/${name}.json`, import.meta.url), "utf8"),
);

async function measure(session, address, evidences) {
  const driver = await session.freshTab();
  await driver.manage().setTimeouts({ script: 90_000 });
  await driver.get(`${address}/bundles/judge.html`);
  const [times, error] = await driver.executeAsyncScript(
    `const [evidences, counts, done] = arguments;
     bench.judging(evidences, counts).then((times) => done([times, null]), (error) => done([null, String(error)]));`,
    `[${evidences}]`,
    { rounds, each },
  );
  if (error !== null) throw new Error(error);
  return { title: session.title, judgeNs: figures(times) };
}

await main(async () => {
  const evidences = await Promise.all(recorded);
  await bundlePage("judge", pages, fileURLToPath(new URL("pages/", import.meta.url)));
  const server = await serve({ bundles: pages });
  for (const [name, place] of Object.entries(browsers)) {
    say(`${name}: judging`);
    const session = new Session({ name, engine: name, ...place });
    try {
      answer({ browser: name, ...(await measure(session, server.address, evidences)) });
    } catch (error) {
      failure(`${name}: ${firstLine(error)}`);
    } finally {
      await session.end();
    }
  }
  server.close();
});
