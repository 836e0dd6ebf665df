/**
 * The matrix: every adversary in every browser by every injection, every genuine configuration,
 * and both where media is asked for. Prints one JSON line for each row; leaves the reports, as JSON lines, in a file.
 * Options: `{ browsers, only?, bundles, extensions, reports }`. `extensions` are folders by the name of
 * the package. A browser is `{ name, engine, binary, driver }`
 * and whatever else starts it, or `{ name, engine, missing }` when it cannot be had; `isExtra` are
 * the ones beside the current ones.
 */
import { createWriteStream } from "node:fs";
import { firstLine } from "./browsers.mjs";
import { bundle } from "./bundles.mjs";
import { strong } from "./expectations.mjs";
import { pack } from "./extensions.mjs";
import { bundleField } from "./field/bundle.mjs";
import { fieldLists } from "./field/rows.mjs";
import { genuineRows, headersOf, outsideAddress } from "./genuine.mjs";
import { adversaryLists, genuineLists, imitationList } from "./plan.mjs";
import { main, options } from "./program.mjs";
import { answer, say } from "./results.mjs";
import { serve } from "./serve.mjs";

const { browsers, only, bundles, extensions, reports: file } = options();

const asked = only?.split(",");
const isAsked = ({ part, name, browser }) =>
  !asked || [part, name, browser].some((word) => asked.includes(word));

/** Runs one row; a browser in which one failed to come home is not used again. */
async function run(session, row, keep) {
  const started = Date.now();
  const { part, name, browser, injection, wanted } = row;
  const told = { part, name, browser, injection, wanted };
  const missing = session.browser.missing ?? row.missing;
  if (missing) {
    answer({ ...told, title: browser, state: "not offered", why: missing });
    return;
  }
  try {
    const reports = await row.visit(session);
    const why = row.judge(reports);
    const worst = reports.find((report) => row.judge([report]) !== null) ?? reports[0];
    answer({ ...told, title: session.title, ...found(worst), ...judged(why, started) });
    for (const report of reports) keep({ ...told, report });
  } catch (error) {
    const why = firstLine(error);
    answer({ ...told, title: session.title || browser, actual: "error", ...judged(why, started) });
    await session.end();
  }
}

const judged = (why, started) => ({
  state: why === null ? "ok" : "FAIL",
  why,
  milliseconds: Date.now() - started,
});

function found({ verdict, reason = null, media = null, anomalies = [], engine = null, durationMs = null }) {
  return {
    actual: verdict,
    reason,
    media,
    aboveSoft: strong({ anomalies }).length,
    soft: anomalies.length - strong({ anomalies }).length,
    anomalies: anomalies.map(({ check, weight, observed }) => ({ check, weight, observed })),
    engine,
    durationMs,
  };
}

/** The lists of one lane follow each other; the lanes share the machine. */
async function runLane(lists, keep) {
  for (const { session, rows } of lists) {
    for (const row of rows.filter(isAsked)) await run(session, row, keep);
    await session.end();
  }
}

await main(async () => {
  say("bundling the published packages");
  await bundle(bundles);
  await pack(bundles);
  const rows = await genuineRows();
  const settings = { bundles, headers: headersOf(rows) };
  const host = outsideAddress();
  const loopback = await serve(settings);
  const outside = host && (await serve({ ...settings, host }));
  const servers = { loopback: loopback.address, outside: outside?.address };

  const field = await fieldLists(browsers, loopback.address, bundles, extensions);
  const lists = [
    await imitationList(),
    ...(await adversaryLists(browsers, loopback.address, bundles)),
    ...genuineLists(browsers, rows, servers, bundles),
    ...field.lists,
  ];
  const lanes = grouped(lists, lane);
  const count = lists.flatMap((list) => list.rows).filter(isAsked).length;
  if (count === 0) throw new Error(`there is no row, part or browser \`${only}\``);
  if (lists.some(({ rows }) => rows.some((row) => row.part === "field" && isAsked(row)))) {
    say("bundling the published software");
    await bundleField(bundles);
  }
  say(`${count} rows`);

  const stream = createWriteStream(file);
  const keep = (value) => stream.write(`${JSON.stringify(value)}\n`);
  await Promise.all([...lanes.values()].map((list) => runLane(list, keep)));
  if (field.page.isDue()) await run(field.page.session, field.page.row, () => {});
  await new Promise((resolve) => stream.end(resolve));
  loopback.close();
  outside?.close();
});

/** Chromium beside Firefox, and what takes little after each other. */
function lane({ session: { browser } }) {
  return ["chromium", "firefox"].includes(browser.engine) ? browser.engine : "others";
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
