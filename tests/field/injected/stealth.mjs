/**
 * @package puppeteer-extra-plugin-stealth
 * @does Hides from a page that Puppeteer drives its browser; the browser is a stock one
 * @verdict instrumented
 * @browsers chromium
 * @advice look for the driver elsewhere: the media stack is the browser's own, the ways to a frame are wrapped
 * @proof navigator.webdriver is gone from a browser that is driven
 */
import stealth from "puppeteer-extra-plugin-stealth";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** What the plugin has the browser run before every document, told by a page that only listens. */
export async function script() {
  const scripts = [];
  const page = {
    evaluateOnNewDocument: (what, ...given) => scripts.push(`(${what})(${given.map((one) => JSON.stringify(one)).join(", ")});`),
    browser: () => ({ userAgent: () => "", version: () => "" }),
    on() {},
  };
  for (const evasion of stealth().enabledEvasions) {
    // The user agent is a command to the browser, and no script.
    if (evasion === "user-agent-override") continue;
    const plugin = require(`puppeteer-extra-plugin-stealth/evasions/${evasion}`)();
    await plugin.onPageCreated?.(page);
  }
  return scripts.join("\n");
}

export const isAtWork = () => !navigator.webdriver;
