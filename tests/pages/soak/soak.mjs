/** Asks one page for many probes, and tells what it and its browser have then. */
import { askPage } from "../library/page.mjs";
import { collectGarbage, told } from "./garbage.mjs";

const askMs = 300_000;
/** So many, and the page has all that it keeps. */
const warmUp = 10;
/** Chromium refuses the 500th connection; these spend 100 before garbage is collected. */
const perPart = { offline: 50, loopback: 10 };
const unbudgeted = { connectionBudget: "lifted", timeoutMs: 10_000 };

const ask = (driver, method, argument) => askPage(driver, "soak", method, argument, askMs);

const add = (all, { verdicts, tookMs }) => {
  for (const [verdict, many] of Object.entries(verdicts)) all.verdicts[verdict] = (all.verdicts[verdict] ?? 0) + many;
  all.tookMs += tookMs;
};

export class Soak {
  constructor(session, address) {
    Object.assign(this, { session, address, browser: session.browser.name });
  }

  async #visit() {
    const driver = await this.session.freshTab();
    await driver.manage().setTimeouts({ script: askMs });
    await driver.get(this.address);
    return driver;
  }

  /** All that the page and the browser tell, garbage collected. */
  async #state(driver) {
    await collectGarbage(driver, this.browser);
    return { ...(await ask(driver, "holds")), ...(await told(driver, this.browser)) };
  }

  /** Asked without a word about the budget. */
  async byDefault(probes) {
    const driver = await this.#visit();
    const all = await ask(driver, "probes", { many: probes, options: {} });
    const { connections } = await ask(driver, "holds");
    return { ...all, connections, own: await ask(driver, "open", 100) };
  }

  /** Without a budget: what is there after the tenth, and after the last. */
  async lifted(many, source) {
    const driver = await this.#visit();
    const options = { ...unbudgeted, source };
    const all = { verdicts: {}, tookMs: 0 };
    add(all, await ask(driver, "probes", { many: Math.min(warmUp, many), options }));
    const tenth = await this.#state(driver);
    for (let left = many - warmUp; left > 0; left -= perPart[source]) {
      add(all, await ask(driver, "probes", { many: Math.min(left, perPart[source]), options }));
      await collectGarbage(driver, this.browser);
    }
    return { ...all, tenth, last: await this.#state(driver) };
  }

  /** In a page that counts: what was opened, and what is still there. */
  async whatIsLeft() {
    const driver = await this.#visit();
    await ask(driver, "count");
    const found = {};
    for (const [source, many] of [["offline", 20], ["loopback", 3]]) {
      const options = { ...unbudgeted, source };
      await ask(driver, "probes", { many: 1, options });
      await collectGarbage(driver, this.browser);
      const before = await ask(driver, "counted");
      const spent = (await ask(driver, "holds")).connections;
      await ask(driver, "probes", { many, options });
      await collectGarbage(driver, this.browser);
      const after = await ask(driver, "counted");
      const left = Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
      found[source] = { many, ...left, spent: (await ask(driver, "holds")).connections - spent };
    }
    return found;
  }

  /** In a page that has used up what the browser grants, where it grants no more than that. */
  async refused() {
    const driver = await this.#visit();
    const own = await ask(driver, "open", 600);
    const before = await ask(driver, "probes", { many: 1, options: {} });
    await collectGarbage(driver, this.browser);
    const after = await ask(driver, "probes", { many: 1, options: {} });
    return { ...own, probe: before.verdicts, afterCollection: after.verdicts };
  }
}
