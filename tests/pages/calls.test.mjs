/**
 * Every call can fail: one call after the other from WebAssembly into JavaScript, and of the loader into
 * the page, throws, gives nothing or what is of no use, or takes half a second. There is a report in time
 * that accuses nobody, nothing is left or heard, and the next probe is genuine.
 *
 * A sample is broken that follows from `CALLS_SEED`, a random one by default. `CALLS=300` breaks up to so
 * many calls of each scenario in each way, `CALLS=all` all of them, which takes hours.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { randomBy, sampleOf } from "./calls/sample.mjs";
import { closeAll } from "./library/browsers.mjs";
import { bundlePage } from "./library/bundles.mjs";
import { overhear } from "./library/overhear.mjs";
import { askPage } from "./library/page.mjs";
import { current, isAsked, target } from "./library/places.mjs";
import { serve } from "./library/serve.mjs";
import { Session } from "./library/session.mjs";

const asked = process.env.CALLS === "all" ? Infinity : Number(process.env.CALLS ?? 0);
const seed = Number(process.env.CALLS_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** How a call fails, and which part of a sample is broken so: what takes long is broken less often. */
const faults = { throws: 1, undefined: 1, "revoked proxy": 0.5, "pending promise": 0.5, slow: 0.2 };
/** How many calls of each scenario a sample breaks at most. */
const samples = { offline: 25, thorough: 10, watch: 15, first: 15, loader: 10, loopback: 2 };

const askMs = 90_000;
/** What is asked of the page at a time. */
const together = 10;
const settings = { chromium: { extraArguments: ["--js-flags=--expose-gc"] } };

const pages = join(target, "calls");
await bundlePage("calls", pages, fileURLToPath(new URL("calls/pages/", import.meta.url)));
const server = await serve({ bundles: pages });

class CallsPage {
  #driver = null;

  constructor(session) {
    this.session = session;
  }

  async ask(method, argument) {
    try {
      if (this.#driver === null) {
        this.#driver = await this.session.freshTab();
        await this.#driver.manage().setTimeouts({ script: askMs });
        await this.#driver.get(`${server.address}/bundles/calls.html`);
        await askPage(this.#driver, "calls", "begin", null, askMs);
      }
      const { engine } = this.session.browser;
      const asked = () => askPage(this.#driver, "calls", method, argument, askMs);
      const { reports, said } = await overhear(this.#driver, engine, asked);
      assert.deepEqual(said, [], "the page's console is written to");
      return reports;
    } catch (error) {
      this.#driver = null;
      await this.session.end();
      throw error;
    }
  }
}

const inParts = (list) =>
  Array.from({ length: Math.ceil(list.length / together) }, (_, part) => list.slice(part * together, (part + 1) * together));

const add = (all, counts) => {
  for (const [name, many] of Object.entries(counts)) all[name] = (all[name] ?? 0) + many;
};

describe("calls", { concurrency: current.length }, () => {
  for (const browser of current) {
    describe(browser.name, { concurrency: 1 }, () => {
      const page = new CallsPage(new Session(browser, settings[browser.name]));
      const random = randomBy(seed);
      const sums = { calls: 0, broken: 0, verdicts: {} };
      for (const scenario of Object.keys(samples).filter((scenario) => isAsked(scenario, browser.name))) {
        const counts = {};
        test(`calls: ${scenario} is genuine where none is broken, in ${browser.name}`, async () => {
          const { count, verdict, problems } = await page.ask("count", scenario);
          assert.deepEqual(problems, []);
          assert.equal(verdict, "genuine");
          counts.all = count;
          sums.calls += count;
        });
        for (const [how, part] of Object.entries(faults)) {
          test(`calls: ${scenario}, one of which is broken (${how}), in ${browser.name}`, async () => {
            assert.ok(counts.all > 0, "the calls were not counted");
            const many = asked || Math.ceil(samples[scenario] * part);
            for (const numbers of inParts(sampleOf(counts.all, many, random))) {
              const { reached, verdicts, wrong } = await page.ask("run", { scenario, how, numbers });
              sums.broken += reached;
              add(sums.verdicts, verdicts);
              if (wrong.length > 0) assert.fail(`${wrong.length} of ${numbers.length}, seed ${seed}: ${wrong.join("; ")}`);
            }
          });
        }
      }
      after(async () => {
        const verdicts = Object.entries(sums.verdicts).map(([verdict, many]) => `${many} ${verdict}`);
        console.log(`${browser.name}: ${sums.calls} calls, ${sums.broken} broken (seed ${seed}): ${verdicts.join(", ")}`);
        await page.session.end();
      });
    });
  }
});

after(async () => {
  server.close();
  await closeAll();
});
