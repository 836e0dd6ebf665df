/** The rows of published software, in lists of rows that share a browser. */
import { Command } from "selenium-webdriver/lib/command.js";
import { addressWith } from "../library/first-script.mjs";
import { fileBeforeDocuments } from "../library/injection.mjs";
import { reportsOf } from "../library/page.mjs";
import { Session } from "../library/session.mjs";
import { injectedFile, scriptOf } from "./bundle.mjs";
import { document, failed, outdated, write } from "./document.mjs";
import { why } from "./right.mjs";
import { software } from "./software.mjs";

/**
 * What the packages ask of their authors' servers ends in the browser: there is no name but this
 * machine's, and names of candidates, which go nowhere else.
 */
const alone = {
  chromium: { extraArguments: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.local"] },
  firefox: {
    preferences: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.failover_direct": false,
    },
    bidi: true,
  },
};

/**
 * `lists`, one for each current browser; `isSeen()`, whether all of it was seen, and then `outdated()`,
 * why docs/field.md does not say what was. `extensions` are folders by the name of the package, or why
 * there is none.
 */
export async function fieldLists(browsers, server, bundles, extensions) {
  const all = await software();
  const seen = new Map(all.map(({ name }) => [name, {}]));
  const lists = browsers
    .filter(({ name }) => name in alone)
    .map((browser) => ({
      session: new Session(browser, alone[browser.engine]),
      rows: all
        .filter((one) => one.browsers.includes(browser.name))
        .map((one) => row(one, browser, { server, bundles, extension: extensions?.[one.title], seen })),
    }));
  return {
    lists,
    isSeen: () => all.every((one) => one.browsers.every((engine) => seen.get(one.name)[engine])),
    outdated: async () => {
      const text = document(all, seen);
      if (process.env.BLESS) await write(text);
      return outdated(text);
    },
  };
}

/** By its place, because the client packs folders itself and stops at links to what is not there. */
const installing = (folder) =>
  new Command("install addon").setParameter("path", folder).setParameter("temporary", true);

const row = (one, browser, place) => ({
  part: "field",
  name: one.name,
  browser: browser.name,
  injection: null,
  wanted: [one.verdict, `media ${one.media}`, one.watch && `watch ${one.watch}`].filter(Boolean).join(", "),
  missing: one.kind === "extensions" ? place.extension?.missing : undefined,
  visit: async (session) => {
    const reports = await visits[one.kind](session, one, place);
    const offline = reports.find(({ asked }) => asked === "offline");
    place.seen.get(one.name)[browser.name] = failed(offline);
    return reports;
  },
  judge: (reports) => reports.map((report) => why(one, report)).find((found) => found !== null) ?? null,
});

function addressOf(one, { server }) {
  const url = new URL("/tests/field/pages/visit.html", server);
  if (one.watch) url.searchParams.set("watch", one.watch);
  return addressWith(url, [scriptOf(one)]);
}

/**
 * What was only just installed still reads its lists, and shows a page of its own in front: the
 * browsers of its users have it for long.
 */
const isSettled = (reports) =>
  reports.length > 0 && reports.every(({ isThere, media }) => isThere === true && media?.reason !== "page-hidden");

const visits = {
  packages: async (session, one, place) => reportsOf(await session.freshTab(), addressOf(one, place)),

  injected: async (session, one, place) => {
    const driver = await session.freshTab();
    const { engine } = session.browser;
    const end = await fileBeforeDocuments(driver, engine, injectedFile(place.bundles, one, engine));
    const reports = await reportsOf(driver, addressOf(one, place));
    await end();
    return reports;
  },

  extensions: async (session, one, place) => {
    const driver = await session.driver();
    const id = await driver.execute(installing(place.extension.folder));
    let reports = [];
    for (let visit = 0; visit < 4 && !isSettled(reports); visit += 1) {
      reports = await reportsOf(await session.freshTab(), addressOf(one, place));
    }
    await driver.uninstallAddon(id);
    return reports;
  },
};
