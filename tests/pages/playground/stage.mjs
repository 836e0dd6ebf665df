/** The page in a browser, and what people do with it. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { By, Key } from "selenium-webdriver";
import { pause } from "../library/deadline.mjs";

const finishMs = 40_000;

export class Stage {
  constructor({ driver, name, isDark, address, downloads, pictures }) {
    Object.assign(this, { driver, name, isDark, address, downloads, pictures });
  }

  /** The address of the playground. */
  page(query = {}) {
    return `${this.address}/examples/playground/index.html?${new URLSearchParams(query)}`;
  }

  /** A page that does nothing, and no runs kept from before. */
  async fresh() {
    await this.driver.switchTo().defaultContent();
    await this.driver.get(`${this.address}/tests/genuine/pages/blank.html`);
    await this.run("sessionStorage.clear()");
  }

  run(script, ...values) {
    return this.driver.executeScript(script, ...values);
  }

  one(selector) {
    return this.driver.findElement(By.css(selector));
  }

  /** Opens the playground, waits until it is `state`, and unfolds it unless it is to stay as it comes. */
  async open(query, state = query?.run ? "done" : "ready", { isFolded = false } = {}) {
    await this.driver.get(this.page(query));
    await this.untilState(state);
    if (!isFolded) await this.unfold();
  }

  /** Opens every folded section, and the choices. */
  unfold() {
    return this.run("for (const part of document.querySelectorAll('details.fold, #choices')) part.open = true");
  }

  state() {
    return this.run("return document.documentElement.dataset.state ?? ''");
  }

  async untilState(...wanted) {
    const end = Date.now() + finishMs;
    let seen = "";
    while (Date.now() < end) {
      // While the page reloads there may be no document to ask.
      seen = await this.state().catch(() => "");
      if (wanted.includes(seen)) return seen;
      if (seen === "failed") throw new Error(`the page failed: ${await this.text("#failure")}`);
      await pause(30);
    }
    throw new Error(`the page is “${seen}”, not ${wanted.join(" or ")}`);
  }

  /** Chooses an option of a menu as a person does, by its value. */
  async choose(selector, value) {
    await this.one(`${selector} option[value="${value}"]`).click();
  }

  /** Runs the probe by its button; the marker tells this run from the one before. */
  async probe() {
    await this.run("document.documentElement.dataset.state = 'before'");
    await this.one("#run").click();
    await this.untilState("done");
    await this.unfold();
  }

  /** The text that is shown, or in a closed part would be. */
  text(selector) {
    return this.run("return document.querySelector(arguments[0])?.textContent ?? null", selector);
  }

  texts(selector) {
    return this.run("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector);
  }

  count(selector) {
    return this.run("return document.querySelectorAll(arguments[0]).length", selector);
  }

  /** The word of the verdict. */
  async verdict() {
    return (await this.text("#verdict-word")).replace("Verdict: ", "");
  }

  /** The report that the page would copy. */
  async report() {
    return JSON.parse(await this.text("#report-json"));
  }

  /** Loads a file as the button does. */
  async load(path) {
    await this.run("document.documentElement.dataset.state = 'before'");
    await this.one("#file").sendKeys(path);
  }

  /** Leaves a file with this content, to be loaded. */
  async file(name, content) {
    const path = join(this.downloads, `${this.name}-${name}`);
    await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }

  async press(...keys) {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  /** Presses Tab until what has the focus matches; tells all that had it on the way. */
  async tabTo(selector, most = 80) {
    const passed = [];
    for (let count = 0; count < most; count += 1) {
      await this.press(Key.TAB);
      passed.push(await this.focus());
      if (await this.run("return document.activeElement.matches(arguments[0])", selector)) return passed;
    }
    throw new Error(`${most} times Tab, and no focus on ${selector}; it was on ${passed.slice(-3).map(({ what }) => what).join(", ")}`);
  }

  /** What has the focus, and whether one can see that. */
  focus() {
    return this.run(`
      const focused = document.activeElement;
      const drawn = focused.matches(".choice input") ? focused.nextElementSibling : focused;
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
      return {
        what: focused.tagName.toLowerCase() + (focused.id ? "#" + focused.id : ""),
        isSeen: focused.matches(":focus-visible") && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      };
    `);
  }

  /** Waits until a script gives something. */
  async untilScript(script, ...values) {
    return this.driver.wait(async () => this.run(script, ...values), 10_000, `never: ${script}`);
  }

  /** A picture of the page for people to look at; the whole page where the browser can. */
  async picture(title, width = null) {
    const path = join(this.pictures, `${this.name}-${title}${this.isDark ? "-dark" : ""}.png`);
    if (this.name !== "chromium") return writeFile(path, await this.driver.takeScreenshot(), "base64");
    if (width) {
      const metrics = { width, height: 800, deviceScaleFactor: 1, mobile: width < 500 };
      await this.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", metrics);
    }
    const options = { format: "png", captureBeyondViewport: true };
    const { data } = await this.driver.sendAndGetDevToolsCommand("Page.captureScreenshot", options);
    if (width) await this.driver.sendDevToolsCommand("Emulation.clearDeviceMetricsOverride", {});
    return writeFile(path, data, "base64");
  }
}

/** That a text says this. */
export function says(text, wanted) {
  assert.ok(text?.includes(wanted), `“${String(text).slice(0, 120)}” does not say “${wanted}”`);
}
