/**
 * The playground used as people do, in every browser: by clicks, by keys, with a report from
 * elsewhere, in the dark and on a phone. Leaves pictures of the page in `target/playground`.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { close, closeAll, open } from "./library/browsers.mjs";
import { within } from "./library/deadline.mjs";
import { askedOf, current, target } from "./library/places.mjs";
import { serve } from "./library/serve.mjs";
import { checks } from "./playground/checks.mjs";
import { keyboard } from "./playground/keyboard.mjs";
import { looks } from "./playground/looks.mjs";
import { reports } from "./playground/reports.mjs";
import { send, sendLooks } from "./playground/send.mjs";
import { sources } from "./playground/sources.mjs";
import { Stage } from "./playground/stage.mjs";
import { verdicts } from "./playground/verdicts.mjs";

const statementMs = 90_000;
/** What can be computed of how the page looks holds in the dark too. */
const dark = { ...looks, ...sendLooks };
const light = { ...verdicts, ...sources, ...checks, ...reports, ...keyboard, ...send, ...dark };

const pictures = join(target, "playground");
await mkdir(pictures, { recursive: true });
const downloads = await mkdtemp(join(tmpdir(), "playground-"));
const server = await serve({ bundles: join(target, "matrix/bundles") });

/** What Firefox is started with; what Chromium is told once it runs. */
const preferences = (isDark, folder) => ({
  "ui.systemUsesDarkTheme": isDark ? 1 : 0,
  "browser.download.folderList": 2,
  "browser.download.dir": folder,
  "browser.helperApps.neverAsk.saveToDisk": "application/json,text/html",
});

async function start(browser, isDark, folder) {
  await mkdir(folder, { recursive: true });
  if (browser.engine !== "chromium") {
    return open(browser.engine, { ...browser, preferences: preferences(isDark, folder) });
  }
  const driver = await open(browser.engine, browser);
  const features = [{ name: "prefers-color-scheme", value: isDark ? "dark" : "light" }];
  await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
  await driver.sendDevToolsCommand("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  return driver;
}

const all = current.flatMap((browser) => [false, true].map((isDark) => ({ browser, isDark })));
const asked = askedOf(
  all.flatMap((place) => Object.entries(place.isDark ? dark : light).map(([name, holds]) => ({ ...place, name, holds }))),
  ({ name, browser }) => [name, browser.name],
);

/** The browsers beside each other; a browser in light, then in dark. */
function inBrowser(browser) {
  for (const isDark of [false, true]) {
    const statements = asked.filter((one) => one.browser === browser && one.isDark === isDark);
    if (statements.length === 0) continue;
    const place = `${browser.name}${isDark ? ", dark" : ""}`;
    describe(place, { concurrency: 1 }, () => {
      let stage;
      before(async () => {
        const folder = join(downloads, place);
        const driver = await start(browser, isDark, folder);
        stage = new Stage({ driver, name: browser.name, isDark, address: server.address, downloads: folder, pictures });
      });
      after(() => close(stage.driver));
      for (const { name, holds } of statements) {
        test(`${place}: ${name}`, async () => {
          await stage.fresh();
          await within(statementMs, name, holds(stage));
        });
      }
    });
  }
}

describe("the playground", { concurrency: current.length }, () => {
  for (const browser of current) describe(browser.name, { concurrency: 1 }, () => inBrowser(browser));
});

after(async () => {
  server.close();
  await rm(downloads, { recursive: true, force: true });
  await closeAll();
});
