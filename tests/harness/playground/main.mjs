/**
 * Uses the playground as people do, in every browser it is given: by clicks, by keys, with a
 * report from elsewhere, in the dark and on a phone. Prints a line for each statement; leaves
 * pictures of the page in a folder.
 * Options: `{ browsers: { name: place }, only?, pictures, bundles }`.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { close, firstLine, open } from "../browsers.mjs";
import { within } from "../deadline.mjs";
import { main, options } from "../program.mjs";
import { row, say } from "../results.mjs";
import { serve } from "../serve.mjs";
import { checks } from "./checks.mjs";
import { keyboard } from "./keyboard.mjs";
import { looks } from "./looks.mjs";
import { reports } from "./reports.mjs";
import { send, sendLooks } from "./send.mjs";
import { sources } from "./sources.mjs";
import { Stage } from "./stage.mjs";
import { verdicts } from "./verdicts.mjs";

const { browsers, only, pictures, bundles } = options();
const statementMs = 90_000;
const longest = 500;

const dark = { ...looks, ...sendLooks };
const light = { ...verdicts, ...sources, ...checks, ...reports, ...keyboard, ...send, ...dark };
const isAsked = (statement) => !only || statement.includes(only);

/** What a browser is started with, for light or dark; downloads go to a folder of this run. */
function settingsOf(name, place, isDark, downloads) {
  if (name !== "firefox") return place;
  return {
    ...place,
    preferences: {
      "ui.systemUsesDarkTheme": isDark ? 1 : 0,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.helperApps.neverAsk.saveToDisk": "application/json",
    },
  };
}

async function prepare(driver, name, isDark, downloads) {
  if (name !== "chromium") return;
  const value = isDark ? "dark" : "light";
  await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", {
    features: [{ name: "prefers-color-scheme", value }],
  });
  await driver.sendDevToolsCommand("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: downloads,
  });
}

/** Why it does not hold, in one line, with what was found where an assertion knows it. */
function told(error) {
  const why = firstLine(error).replace(/:$/, "") || "it failed";
  if (error.code !== "ERR_ASSERTION" || typeof error.actual === "boolean") return why;
  const found = `${why} (${JSON.stringify(error.actual)} instead of ${JSON.stringify(error.expected)})`;
  return found.slice(0, longest);
}

async function runIn(name, place, server, downloads, isDark) {
  const statements = Object.entries(isDark ? dark : light).filter(([statement]) => isAsked(statement));
  if (statements.length === 0) return 0;
  const title = `${name}${isDark ? ", dark" : ""}`;
  say(`${title}: starting`);
  const driver = await open(name, settingsOf(name, place, isDark, downloads));
  try {
    await prepare(driver, name, isDark, downloads);
    const stage = new Stage({ driver, name, isDark, address: server.address, downloads, pictures });
    for (const [statement, holds] of statements) {
      const started = Date.now();
      let why = null;
      try {
        await stage.fresh();
        await within(statementMs, statement, holds(stage));
      } catch (error) {
        why = told(error);
      }
      row(statement, title, started, why);
    }
  } finally {
    await close(driver);
  }
  return statements.length;
}

await main(async () => {
  await mkdir(pictures, { recursive: true });
  const downloads = await mkdtemp(join(tmpdir(), "playground-"));
  const server = await serve({ bundles });
  let count = 0;
  try {
    const visits = Object.entries(browsers).map(async ([name, place]) => {
      const own = join(downloads, name);
      await mkdir(own);
      for (const isDark of [false, true]) {
        const held = await runIn(name, place, server, own, isDark);
        count += held;
      }
    });
    await Promise.all(visits);
  } finally {
    server.close();
    await rm(downloads, { recursive: true, force: true });
  }
  if (count === 0) throw new Error(`no statement has “${only}” in it`);
});
