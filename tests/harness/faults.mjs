/**
 * Endpoints that misbehave, asked in every browser by the library: what becomes of the probe is
 * compared with a table. Then reports that somebody forged, and what the server says of them.
 * Prints one JSON line for each row.
 * Options: `{ browsers: { name: place }, server, table, only? }`.
 */
import { readFile } from "node:fs/promises";
import { firstLine } from "./browsers.mjs";
import { metric, start, untilNone } from "./children.mjs";
import { forged, forgeries } from "./forgeries.mjs";
import { reportsOf } from "./page.mjs";
import { main, options } from "./program.mjs";
import { answer } from "./results.mjs";
import { serve } from "./serve.mjs";
import { Session } from "./session.mjs";

const { browsers, server: program, table, only } = options();

/** `verdict OUTCOME media (reason)`, as the table writes it. */
function told({ verdict, outcome, media }) {
  const reason = media?.reason ? ` (${media.reason})` : "";
  return `${verdict} ${outcome} ${media?.outcome ?? "no media"}${reason}`;
}

/** What the table wants of this browser; an object where browsers differ. */
const wantedOf = (row, browser) => [row.wanted[browser] ?? row.wanted].flat();

async function ask(session, page, address, row) {
  const query = new URLSearchParams({
    url: `${address}/faults/${row.fault}/whep`,
    nonces: `${address}/nonce`,
    timeoutMs: row.timeoutMs ?? 5000,
  });
  if (row.channel) query.set("channel", "1");
  const [report] = await reportsOf(await session.freshTab(), `${page}?${query}`);
  const wanted = wantedOf(row, session.browser.name);
  const actual = told(report);
  const steps = (report.media?.steps ?? []).join("; ");
  const why = wanted.includes(actual) ? "" : `wanted ${wanted.join(" or ")}; steps: ${steps || "none"}`;
  const strong = report.anomalies.filter(({ weight }) => weight !== "soft").map(({ check }) => check);
  return { actual, steps, anomalies: strong, why, state: why ? "FAIL" : "ok" };
}

async function lied(session, page, address, row) {
  const { actual, refused } = await forged(session, page, address, row);
  const why = row.wanted.includes(actual) ? "" : `does not hold: ${refused.join(", ") || "nothing"}`;
  return { actual, refused, why, state: why ? "FAIL" : "ok" };
}

/** The rows of both parts, with what they want of a browser and how to find out. */
const parts = (table) => [
  ...table.map((row) => ({ part: "faults", name: row.fault, ask, ...row })),
  ...forgeries.map((row) => ({ part: "forgeries", ask: lied, ...row })),
];

async function run(session, page, address, row) {
  const started = Date.now();
  let found;
  try {
    found = await row.ask(session, page, address, row);
  } catch (error) {
    found = { actual: "error", state: "FAIL", why: firstLine(error) };
    await session.end();
  }
  const { part, name } = row;
  const wanted = wantedOf(row, session.browser.name).join(" or ");
  const milliseconds = Date.now() - started;
  answer({ part, name, title: session.title, wanted, ...found, milliseconds });
}

/** Sessions that cannot be deleted, or whose deletion nobody could ask for, end by themselves. */
const seconds = 12;

await main(async () => {
  const rows = parts(JSON.parse(await readFile(table, "utf8")));
  const server = await start(
    program,
    ["--listen", "127.0.0.1:0", "--faults", "--session-seconds", String(seconds), "--rate", "600", "--until-input-ends"],
    { RUST_LOG: "warn" },
  );
  const web = await serve();
  const page = `${web.address}/tests/interop/pages/whep.html`;
  const isAsked = (row, name) => !only || [row.part, row.name, name].includes(only);
  await Promise.all(
    Object.entries(browsers).map(async ([name, place]) => {
      const session = new Session({ name, engine: name, ...place });
      for (const row of rows.filter((row) => isAsked(row, name))) {
        await run(session, page, server.address, row);
      }
      await session.end();
    }),
  );
  const left = await untilNone(() => metric(server.address, "whep_sessions"), (seconds + 3) * 1000);
  if (left !== 0) throw new Error(`${left} sessions were left`);
  await server.end();
  web.close();
});
