/**
 * Pages that break what they can: whatever it is, there is a report in time, no trap, and the next
 * probe is genuine. Most of the time these pages wait for deadlines, so several are open at once.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { leaving } from "./hostile/navigation.mjs";
import { closeAll } from "./library/browsers.mjs";
import { bundlePage } from "./library/bundles.mjs";
import { within } from "./library/deadline.mjs";
import { askPage } from "./library/page.mjs";
import { current, isAsked, target } from "./library/places.mjs";
import { serve } from "./library/serve.mjs";
import { Session } from "./library/session.mjs";

/** The longest first, in as many parts as lanes can share. */
const subjects = { globals: 5, values: 2, timers: 2, leaving: 1, clocks: 1, promises: 1, getters: 1, exhausted: 1, aborted: 1, crowd: 1 };
const caseMs = 120_000;
const lanes = 2;
/** What starts the browser with a way to collect garbage: closed connections count until then. */
const settings = { chromium: { extraArguments: ["--js-flags=--expose-gc"] } };

const pages = join(target, "hostile");
await bundlePage("hostile", pages, fileURLToPath(new URL("hostile/pages/", import.meta.url)));
const server = await serve({ bundles: pages });
const address = `${server.address}/bundles/hostile.html`;

/** The page in a browser, opened again after a case that did not come home. */
class HostilePage {
  #driver = null;

  constructor(session, subject) {
    Object.assign(this, { session, subject });
  }

  async ask(method, argument) {
    if (this.#driver === null) {
      this.#driver = await this.session.freshTab();
      await this.#driver.manage().setTimeouts({ script: caseMs });
      await this.#driver.get(address);
      await askPage(this.#driver, "hostile", "begin", this.subject, caseMs);
    }
    try {
      return await askPage(this.#driver, "hostile", method, argument, caseMs);
    } catch (error) {
      this.#driver = null;
      await this.session.end();
      throw error;
    }
  }
}

describe("hostile pages", { concurrency: current.length * lanes }, () => {
  const all = Object.entries(subjects).flatMap(([subject, parts]) =>
    Array.from({ length: parts }, (_, part) => current.map((browser) => ({ subject, part, parts, browser }))).flat(),
  );
  for (const { subject, part, parts, browser } of all.filter(({ subject, browser }) => isAsked(subject, browser.name))) {
    const session = new Session(browser, settings[browser.name]);
    test(`${subject}: part ${part + 1} of ${parts} in ${browser.name}`, async (context) => {
      const page = new HostilePage(session, subject);
      const names = await page.ask("names");
      assert.ok(names.length > 0);
      for (const [index, name] of names.entries()) {
        if (index % parts !== part) continue;
        await context.test(`${subject}: ${name}, in ${browser.name}`, { timeout: caseMs + 60_000 }, async () => {
          const problem = await page.ask("run", index);
          if (problem !== null) assert.fail(problem);
        });
      }
      await session.end();
    });
  }
  for (const browser of current.filter(({ name }) => isAsked("navigation", name))) {
    describe(`navigation in ${browser.name}`, { concurrency: 1 }, () => {
      const session = new Session(browser, settings[browser.name]);
      after(() => session.end());
      for (const { name, problem } of leaving(session, address)) {
        test(`navigation: ${name}, in ${browser.name}`, { timeout: caseMs }, async () => {
          const found = await within(caseMs, name, problem());
          if (found !== null) assert.fail(found);
        });
      }
    });
  }
});

after(async () => {
  server.close();
  await closeAll();
});
