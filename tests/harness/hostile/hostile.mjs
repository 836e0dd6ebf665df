/**
 * Shows the probe to pages that break what they can, in the browsers side by side, and prints one
 * JSON line `{ browser, subject, name, verdict, problem }` for each way. Options:
 * `{ browsers: { name: place }, pages, only }`; `pages` is the folder for the page, `only` a subject.
 */
import { fileURLToPath } from "node:url";
import { bundlePage } from "../bench/bundle.mjs";
import { firstLine } from "../browsers.mjs";
import { within } from "../deadline.mjs";
import { main, options } from "../program.mjs";
import { answer, failure, say } from "../results.mjs";
import { serve } from "../serve.mjs";
import { Session } from "../session.mjs";
import { leavePages } from "./navigation.mjs";

const { browsers, pages, only } = options();
const subjectMs = 240_000;
const subjects = ["aborted", "clocks", "crowd", "exhausted", "getters", "globals", "leaving", "promises", "timers", "values"];
/** What starts the browser with a way to collect garbage: closed connections count until then. */
const settings = { chromium: { extraArguments: ["--js-flags=--expose-gc"] } };

async function show(session, address, subject) {
  const driver = await session.freshTab();
  await driver.manage().setTimeouts({ script: subjectMs });
  await driver.get(`${address}/bundles/hostile.html`);
  const asking = driver.executeAsyncScript(
    `const [subject, done] = arguments;
     hostile(subject).then((results) => done([results, null]), (error) => done([null, String(error)]));`,
    subject,
  );
  const [results, error] = await within(subjectMs + 10_000, subject, asking);
  if (error !== null) throw new Error(error);
  return results;
}

await main(async () => {
  await bundlePage("hostile", pages, [], fileURLToPath(new URL("pages/", import.meta.url)));
  const server = await serve({ bundles: pages });
  // Most of the time they wait for deadlines.
  const visits = Object.entries(browsers).map(async ([browser, place]) => {
    const session = new Session({ name: browser, engine: browser, ...place }, settings[browser]);
    const tell = (subject, results) => {
      for (const result of results) answer({ browser, subject, ...result });
      const bad = results.filter(({ problem }) => problem !== null).length;
      say(`${browser}: ${subject}: ${results.length - bad} of ${results.length} hold`);
    };
    try {
      for (const subject of subjects.filter((name) => (only ?? name) === name)) {
        tell(subject, await show(session, server.address, subject));
      }
      if ((only ?? "navigation") === "navigation") {
        tell("navigation", await leavePages(session, `${server.address}/bundles/hostile.html`));
      }
    } catch (error) {
      failure(`${browser}: ${firstLine(error)}`);
    } finally {
      await session.end();
    }
  });
  await Promise.all(visits);
  server.close();
});
