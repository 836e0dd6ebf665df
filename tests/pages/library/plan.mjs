/**
 * Which rows there are, in lists of rows that share a browser. A row: `part`, `name`, `browser`,
 * `injection`, `wanted`, `visit(session)` for its reports and `judge(reports)` for why they are not
 * as wanted.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { adversaries, imitations } from "./adversaries.mjs";
import * as expect from "./expectations.mjs";
import { argumentsWith, folderOf, install } from "./extensions.mjs";
import { addressWith } from "./first-script.mjs";
import { addressOf, ask } from "./genuine.mjs";
import { fileBeforeDocuments, injections, reachesFrames } from "./injection.mjs";
import { Apart, whyNotApart } from "./apart.mjs";
import { heard, overhear } from "./overhear.mjs";
import { reportsAfterClick, reportsFromBehind, reportsOf } from "./page.mjs";
import { Session } from "./session.mjs";
import { reportsOfPaused, reportsOfThrottled } from "./slow.mjs";
import { Undriven } from "./undriven.mjs";

const plain = (server) => `${server}/tests/genuine/pages/plain.html`;
const moving = (server) => {
  const url = new URL(plain(server));
  ask(url, {});
  return url.href;
};
const imitating = fileURLToPath(new URL("imitation.mjs", import.meta.url));

const adversary = ({ name, verdict }, details) => ({
  part: "adversaries",
  name,
  wanted: verdict ?? "?",
  judge: ([report]) =>
    verdict ? expect.verdict(verdict, report) : "its head comment has no valid @verdict line",
  ...details,
});

/** The same adversary where media is asked for. */
const inMedia = ({ name, loopback: { verdict, media } }, details) => ({
  part: "media",
  name,
  wanted: [verdict.filter(Boolean).join(" "), media && `media ${media}`].filter(Boolean).join(", "),
  judge: ([report]) => expect.verdictFor(verdict, report) ?? (media ? expect.mediaIs(media, report) : null),
  ...details,
});

/** One list for each browser and injection; the older browsers only get the first script. */
export async function adversaryLists(browsers, server, bundles) {
  const found = await adversaries(bundles);
  if (found.length === 0) throw new Error("tests/adversaries holds no adversary");
  const lists = [];
  for (const browser of browsers.filter(({ engine, isUndriven }) => engine !== "webkit" && !isUndriven)) {
    for (const injection of injections) {
      if (injection === "pre-document" && browser.isExtra) continue;
      const session = new Session(browser, { bidi: injection === "pre-document" });
      const visit = injection === "pre-document" ? beforeDocument : asFirstScript;
      const place = { browser: browser.name, injection };
      const rows = found.flatMap((one) => [
        adversary(one, { ...place, visit: visit(one, plain(server)) }),
        ...(one.loopback.verdict[0] ? [inMedia(one, { ...place, visit: visit(one, moving(server)) })] : []),
      ]);
      if (injection === "pre-document") rows.unshift(frames(browser, server));
      lists.push({ session, rows });
    }
  }
  return lists;
}

const asFirstScript = ({ script }, page) => async (session) =>
  reportsOf(await session.driver(), addressWith(page, [script]));

const beforeDocument = ({ file }, page) => async (session) => {
  const driver = await session.driver();
  const end = await fileBeforeDocuments(driver, session.browser.engine, file);
  const reports = await reportsOf(driver, page);
  await end();
  return reports;
};

/** Without this, rows could pass because the script never got where it should. */
const frames = (browser, server) => ({
  part: "adversaries",
  name: "(reaches fresh frames)",
  browser: browser.name,
  injection: "pre-document",
  wanted: "frames too",
  visit: async (session) => [
    { verdict: await reachesFrames(await session.driver(), browser.engine, plain(server)) },
  ],
  judge: ([{ verdict }]) => (verdict === "frames too" ? null : `the script reaches ${verdict}`),
});

/** Node takes the place of the browser, and the imitation that of the injection. */
export async function imitationList() {
  const browser = { name: "node", engine: "node" };
  const rows = (await imitations()).map((one) =>
    adversary(one, {
      browser: browser.name,
      injection: null,
      visit: async () => {
        const { stdout } = await promisify(execFile)("node", [imitating, one.file], {
          timeout: 30_000,
          maxBuffer: 1 << 24,
        });
        return [JSON.parse(stdout)];
      },
    }),
  );
  const version = process.versions.node.split(".")[0];
  return { session: { browser, title: `node ${version}`, end: async () => {} }, rows };
}

/** Rows that start a browser alike share it, each in a tab of its own. */
export function genuineLists(browsers, rows, servers, bundles) {
  const lists = new Map();
  for (const row of rows) {
    for (const browser of browsers.filter(({ name }) => row.browsers.includes(name))) {
      const extended = row.extension ? argumentsWith(browser.engine, folderOf(bundles, row.extension)) : [];
      const settings = {
        extraArguments: [...(row.arguments ?? []), ...extended],
        preferences: row.preferences ?? {},
      };
      const key = JSON.stringify([browser.name, settings, row.network, row.extension]);
      if (!lists.has(key)) lists.set(key, { session: sessionFor(row, browser, settings), rows: [] });
      lists.get(key).rows.push(genuine(row, browser, servers, bundles));
    }
  }
  return [...lists.values()];
}

function sessionFor(row, browser, settings) {
  if (browser.isUndriven) return new Undriven(browser);
  return row.network ? new Apart(browser, settings) : new Session(browser, settings);
}

const visits = {
  background: reportsFromBehind,
  gesture: reportsAfterClick,
  throttled: reportsOfThrottled,
  paused: reportsOfPaused,
};

/** The reports of as many visits as the row wants, of a page that an extension's script is put into. */
const reportsFromExtension = (row, browser, bundles) => async (driver, address) => {
  await install(driver, browser.engine, folderOf(bundles, row.extension));
  const reports = [];
  while (reports.length < row.visits) reports.push(...(await reportsOf(driver, address)));
  return reports;
};

const genuine = (row, browser, servers, bundles) => {
  const server = servers[row.host ?? "loopback"];
  const visit = row.extension ? reportsFromExtension(row, browser, bundles) : (visits[row.visit] ?? reportsOf);
  const alone = async (session) => {
    const driver = await session.freshTab();
    return overhear(driver, browser.engine, () => visit(driver, addressOf(row, server)));
  };
  let said = [];
  return {
    part: row.part,
    name: row.name,
    browser: browser.name,
    injection: null,
    wanted: [row.verdict.join(" or "), row.media?.outcome.join(" or ")].filter(Boolean).join(", media "),
    missing: row.network ? whyNotApart() : server ? undefined : "not offered: this machine has no other address",
    visit: async (session) => {
      // Without a driver there is nobody to ask what was heard, and the oldest do not read the recorder.
      if (browser.isUndriven) return session.reportsOf(addressOf(row, server, []));
      const found = await (row.network ? session.overhear(row) : alone(session));
      said = found.said;
      return found.reports;
    },
    judge: (reports) => expect.allAllowed(row, reports) ?? heard(row, browser.engine, said),
  };
};
