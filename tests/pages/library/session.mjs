/** A browser that many rows share, started when the first of them needs it. */
import { close, open } from "./browsers.mjs";
import { within } from "./deadline.mjs";
import { openWebKit } from "./webkit.mjs";

const windowMs = 10_000;

/** What `visit` resolves to; a browser in which it did not come home is not used again. */
export async function comingHome(session, visit) {
  try {
    return await visit();
  } catch (error) {
    await session.end();
    throw error;
  }
}

export class Session {
  #driver = null;
  #version = "";

  /** `browser` is a browser of the matrix, `settings` what it is started with besides. */
  constructor(browser, settings = {}) {
    this.browser = browser;
    this.settings = settings;
  }

  /** The browser's name and version, as far as it is known. */
  get title() {
    return [this.browser.name, this.#version].join(" ").trim();
  }

  /** The running browser. */
  async driver() {
    if (this.#driver === null) {
      const { browser, settings } = this;
      this.#driver = await (browser.engine === "webkit"
        ? openWebKit(browser)
        : open(browser.engine, { ...browser, ...settings }));
      const version = (await this.#driver.getCapabilities()).get("browserVersion") ?? "";
      this.#version = version.split(".")[0];
    }
    return this.#driver;
  }

  /** The running browser with a tab that nothing was loaded in; the tab before it is closed. */
  async freshTab() {
    const isNew = this.#driver === null;
    const driver = await this.driver();
    if (isNew) return driver;
    return within(windowMs, "opening a tab", (async () => {
      const before = await driver.getWindowHandle();
      await driver.switchTo().newWindow("tab");
      const fresh = await driver.getWindowHandle();
      await driver.switchTo().window(before);
      await driver.close();
      await driver.switchTo().window(fresh);
      return driver;
    })());
  }

  /** Ends the browser; the next row gets another. */
  async end() {
    const driver = this.#driver;
    this.#driver = null;
    if (driver !== null) await close(driver);
  }
}
