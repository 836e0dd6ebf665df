/**
 * Endpoints that misbehave, asked in every browser by the library: what becomes of the probe is
 * compared with a table. Then reports that somebody forged, and what the server says of them.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { strong } from "./library/expectations.mjs";
import { closeAll } from "./library/browsers.mjs";
import { metric, start, untilNone } from "./library/children.mjs";
import { forged, forgeries } from "./library/forgeries.mjs";
import { reportsOf } from "./library/page.mjs";
import { askedOf, current, places } from "./library/places.mjs";
import { root } from "./library/root.mjs";
import { serve } from "./library/serve.mjs";
import { Session, comingHome } from "./library/session.mjs";

const rowMs = 120_000;
/** Sessions that cannot be deleted, or whose deletion nobody could ask for, end by themselves. */
const seconds = 12;

const table = JSON.parse(await readFile(join(root, "tests/interop/faults.json"), "utf8"));
const options = ["--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--faults", "--session-seconds", String(seconds), "--rate", "600", "--until-input-ends"];
const server = await start(places.server, options, { RUST_LOG: "warn" });
const web = await serve();
const page = `${web.address}/tests/interop/pages/whep.html`;

/** `verdict OUTCOME media (reason)`, as the table writes it. */
function told({ verdict, outcome, media }) {
  const reason = media?.reason ? ` (${media.reason})` : "";
  return `${verdict} ${outcome} ${media?.outcome ?? "no media"}${reason}`;
}

async function ofFault(session, { fault, timeoutMs = 5000, channel }) {
  const query = new URLSearchParams({ url: `${server.address}/faults/${fault}/whep`, nonces: `${server.address}/nonce`, timeoutMs });
  if (channel) query.set("channel", "1");
  const [report] = await reportsOf(await session.freshTab(), `${page}?${query}`);
  const failed = strong(report).map(({ check }) => check);
  return { actual: told(report), more: [...(report.media?.steps ?? []), ...failed].join("; ") };
}

async function ofForgery(session, row) {
  const { actual, refused } = await forged(session, page, server.address, row);
  return { actual, more: `does not hold: ${refused.join(", ") || "nothing"}` };
}

const rows = [
  ...table.map((row) => ({ ...row, part: "faults", name: row.fault, ask: ofFault })),
  ...forgeries.map((row) => ({ ...row, part: "forgeries", ask: ofForgery })),
];
const all = current.flatMap((browser) => rows.map((row) => ({ ...row, browser })));
const asked = askedOf(all, ({ part, name, browser }) => [part, name, browser.name]);

describe("faults", { concurrency: current.length }, () => {
  for (const browser of current) {
    describe(browser.name, { concurrency: 1 }, () => {
      const session = new Session(browser);
      after(() => session.end());
      for (const row of asked.filter((row) => row.browser === browser)) {
        // An object where browsers differ.
        const wanted = [row.wanted[browser.name] ?? row.wanted].flat();
        test(`${row.part}: ${row.name} in ${browser.name} is ${wanted.join(" or ")}`, { timeout: rowMs }, async () => {
          const { actual, more } = await comingHome(session, () => row.ask(session, row));
          assert.ok(wanted.includes(actual), `${actual}; ${more}`);
        });
      }
    });
  }
});

test("faults: no session is left", { timeout: rowMs }, async () => {
  const left = await untilNone(() => metric(server.metrics, "whep_sessions"), (seconds + 3) * 1000);
  assert.equal(left, 0);
});

after(async () => {
  await server.end();
  web.close();
  await closeAll();
});
