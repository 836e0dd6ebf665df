/** What a page and its browser say while the page is visited, beside the reports that it shows. */
import { pause } from "./deadline.mjs";

/** Rejections are told in a later task, and consoles are written to by another process. */
const lateMs = 150;

/** What every visit loads: the page with its scripts, and the browser's own picture of it. */
const own = [
  /^resource \/(tests|bundles|examples)\//,
  /^resource \/pkg\/(index|offline|classic|slim)\.js$/,
  /\/favicon\.ico\b/,
];

/**
 * In the first probe of a page, twice, as docs/privacy.md says. A row that starts both modules has
 * four; one whose page opens frames itself has `any`.
 */
const frame = ["element IFRAME", "load of IFRAME"];

const logs = {
  async chromium(driver) {
    const entries = await driver.manage().logs().get("browser");
    return entries.map(({ level, message }) => `${level.name} ${message}`);
  },
  /** What comes from a page or names one; the browser's own parts say more than that. */
  async firefox(driver) {
    await driver.setContext("chrome");
    try {
      return await driver.executeScript(`
        const told = [];
        for (const message of Services.console.getMessageArray()) {
          if (!(message instanceof Ci.nsIScriptError)) continue;
          const { category, errorMessage, innerWindowID, sourceName } = message;
          if (innerWindowID || sourceName.startsWith("http")) told.push(category + " " + sourceName + " " + errorMessage);
        }
        Services.console.reset();
        return told;
      `);
    } finally {
      await driver.setContext("content");
    }
  },
};

/** `visit()` and what was said meanwhile: `{ reports, said }`. */
export async function overhear(driver, engine, visit) {
  const log = logs[engine] ?? (async () => []);
  await log(driver);
  const reports = await visit();
  await pause(lateMs);
  const heard = (await driver.executeScript("return globalThis.heard ?? []")).map(withoutOrigin);
  const logged = (await log(driver)).map((text) => `browser: ${withoutOrigin(text)}`);
  return { reports, said: [...heard, ...logged].filter((text) => !own.some((part) => part.test(text))) };
}

const withoutOrigin = (text) => text.replaceAll(/https?:\/\/[^/\s"']+/g, "");

/**
 * A page hears what its row says in `heard`, or in that of its `media`, all of it and nothing else. It is a list of parts of
 * what is said, or one for each engine.
 */
export function heard(row, engine, said) {
  const list = row.media?.heard ?? row.heard;
  const wanted = Array.isArray(list) ? list : (list?.[engine] ?? []);
  const more = row.media ? ["resource /pkg/whole.js"] : [];
  const count = row.media?.frames ?? row.frames ?? 2;
  const rest =
    count === "any"
      ? more.reduce(withoutFirst, said.filter((text) => !frame.includes(text)))
      : [...Array(count).fill(frame).flat(), ...more].reduce(withoutFirst, said);
  const extra = rest.find((text) => !wanted.some((part) => text.includes(part)));
  if (extra !== undefined) return `the page hears: ${extra.slice(0, 200)}`;
  const missing = wanted.find((part) => !rest.some((text) => text.includes(part)));
  return missing === undefined ? null : `the page does not hear: ${missing}`;
}

function withoutFirst(texts, text) {
  const index = texts.indexOf(text);
  return index < 0 ? texts : texts.toSpliced(index, 1);
}
