/**
 * The playground in every browser: untouched (`rows: "genuine"`) or with every adversary
 * (`rows: "adversaries"`). Prints one JSON line for each row.
 * Options: `{ browsers: { name: place }, rows }`.
 */
import { adversaries } from "./adversaries.mjs";
import { close, firstLine, open } from "./browsers.mjs";
import * as expect from "./expectations.mjs";
import { visit } from "./playground.mjs";
import { main, options } from "./program.mjs";
import { row, say } from "./results.mjs";
import { serve } from "./serve.mjs";

const { browsers, rows: wanted } = options();

/** Each row: its name, the adversary to load if any, and the judge of the report. */
async function rows() {
  if (wanted === "genuine") return [{ name: "genuine", judge: expect.genuine }];
  const found = await adversaries();
  if (found.length === 0) throw new Error("tests/adversaries holds no adversary");
  return found.map(({ name, verdict }) => ({
    name,
    adversary: name,
    judge: verdict
      ? (report) => expect.verdict(verdict, report)
      : () => "its head comment has no valid @verdict line",
  }));
}

/** All rows in one browser; every row is a fresh page, a page that failed also a fresh browser. */
async function run(browser, place, address, list) {
  let driver = null;
  for (const { name, adversary, judge } of list) {
    const started = Date.now();
    try {
      driver ??= await open(browser, place);
      row(name, browser, started, judge(await visit(driver, address, adversary)));
    } catch (error) {
      row(name, browser, started, firstLine(error));
      if (driver) await close(driver);
      driver = null;
    }
  }
  if (driver) await close(driver);
}

await main(async () => {
  const list = await rows();
  const server = await serve();
  say(`${list.length} page(s) in ${Object.keys(browsers).join(" and ")}`);
  await Promise.all(
    Object.entries(browsers).map(([name, place]) => run(name, place, server.address, list)),
  );
  server.close();
});
