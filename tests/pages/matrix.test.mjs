/**
 * The matrix: every adversary in every browser by every injection, every genuine configuration,
 * both where media is asked for, and the published software. Leaves the reports as JSON lines
 * below `target/matrix`; those of a part of the matrix are kept apart.
 */
import assert from "node:assert/strict";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { bundleField } from "./field/bundle.mjs";
import { fieldLists } from "./field/rows.mjs";
import { closeAll } from "./library/browsers.mjs";
import { bundle } from "./library/bundles.mjs";
import { pack } from "./library/extensions.mjs";
import { genuineRows, headersOf, outsideAddress } from "./library/genuine.mjs";
import { isAsked, isPart, places, target } from "./library/places.mjs";
import { adversaryLists, genuineLists, imitationList } from "./library/plan.mjs";
import { serve } from "./library/serve.mjs";
import { comingHome } from "./library/session.mjs";

/** As many lists as this run beside each other; a list has a browser of its own. */
const lanes = 3;
/** More than any visit may take; each has a deadline of its own. */
const rowMs = 240_000;

const folder = join(target, "matrix");
const bundles = join(folder, "bundles");
await mkdir(folder, { recursive: true });
await bundle(bundles);
await pack(bundles);

const genuine = await genuineRows();
const settings = { bundles, headers: headersOf(genuine) };
const host = outsideAddress();
const loopback = await serve(settings);
const outside = host && (await serve({ ...settings, host }));
const servers = { loopback: loopback.address, outside: outside?.address };

const field = await fieldLists(places.browsers, loopback.address, bundles, places.extensions);
const lists = [
  await imitationList(),
  ...(await adversaryLists(places.browsers, loopback.address, bundles)),
  ...genuineLists(places.browsers, genuine, servers, bundles),
  ...field.lists,
]
  .map(({ session, rows }) => ({ session, rows: rows.filter(({ part, name, browser }) => isAsked(part, name, browser)) }))
  .filter(({ rows }) => rows.length > 0);
if (lists.length === 0) throw new Error(`there is no row, part or browser ${process.env.ONLY}`);
if (lists.some(({ rows }) => rows.some(({ part }) => part === "field"))) await bundleField(bundles);

const reports = createWriteStream(join(folder, isPart ? "reports-of-a-part.jsonl" : "reports.jsonl"));
const titles = new Set();

const title = ({ part, name, browser, injection, wanted }) =>
  `${part}: ${name} in ${browser}${injection ? `, ${injection},` : ""} is ${wanted}`;

async function run(context, session, row) {
  const missing = session.browser.missing ?? row.missing;
  if (missing) return context.skip(missing);
  const found = await comingHome(session, () => row.visit(session));
  titles.add(session.title);
  const { part, name, browser, injection, wanted } = row;
  for (const report of found) reports.write(`${JSON.stringify({ part, name, browser, injection, wanted, report })}\n`);
  const why = row.judge(found);
  if (why !== null) assert.fail(why);
}

/** What takes longest goes first, lest one lane wait for it at the end: about so many seconds a row. */
const seconds = { slow: 40, field: 6, engines: 5 };
const expected = ({ rows }) => rows.reduce((sum, { part }) => sum + (seconds[part] ?? 2), 0);

describe("the matrix", { concurrency: lanes }, () => {
  for (const { session, rows } of lists.toSorted((one, other) => expected(other) - expected(one))) {
    describe(session.browser.name, { concurrency: 1 }, () => {
      after(() => session.end());
      for (const row of rows) test(title(row), { timeout: rowMs }, (context) => run(context, session, row));
    });
  }
});

// Where not all of the published software is visited, there is nothing to say of the document.
if (field.lists.every(({ rows }) => rows.every(({ part, name, browser }) => isAsked(part, name, browser)))) {
  test("field: docs/field.md is current", async (context) => {
    if (!field.isSeen()) return context.skip("not all of the published software was seen");
    const why = await field.outdated();
    if (why !== null) assert.fail(why);
  });
}

after(async () => {
  console.log(`visited: ${[...titles].sort().join(", ")}`);
  await new Promise((resolve) => reports.end(resolve));
  loopback.close();
  outside?.close();
  await closeAll();
});
