/** WHEP servers of other people's stacks, asked in every browser by the library and by a client of a few lines. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { closeAll } from "./library/browsers.mjs";
import { start, untilNone } from "./library/children.mjs";
import { reportsOf } from "./library/page.mjs";
import { askedOf, current, places } from "./library/places.mjs";
import { serve } from "./library/serve.mjs";
import { Session, comingHome } from "./library/session.mjs";

const clients = ["library", "by-hand"];
const rowMs = 90_000;

const received = ({ received = [] }) => received;
const isDecoded = ({ kind, framesDecoded }) => kind === "video" && framesDecoded > 0;

function decodes(evidence) {
  for (const kind of ["audio", "video"]) {
    assert.ok(received(evidence).some((one) => one.kind === kind && one.packets > 0), `no ${kind} arrived`);
  }
  assert.ok(received(evidence).some(isDecoded), "no picture was decoded");
}

/** What the report says of its media goes with whatever else is wrong. */
function isGenuine({ verdict, reason, outcome, media, evidence }) {
  const more = [reason, media?.reason, ...(media?.steps ?? [])].filter(Boolean).join("; ");
  assert.deepEqual([verdict, outcome], ["genuine", "SUCCESS"], more);
  decodes(evidence);
}

const web = await serve();
const page = `${web.address}/tests/interop/pages/whep.html`;
const sessions = new Map(current.map((browser) => [browser, new Session(browser)]));
const rows = places.peers.flatMap((peer) =>
  current.flatMap((browser) => clients.map((client) => ({ peer, browser, client }))),
);
const asked = askedOf(rows, ({ peer, browser }) => [peer.name, browser.name]);

for (const peer of new Set(asked.map(({ peer }) => peer))) {
  describe(peer.name, { concurrency: 1 }, () => {
    let server;
    before(async () => void (server = await start(peer.command, peer.arguments)));
    after(() => server?.end());
    for (const { browser, client } of asked.filter((row) => row.peer === peer)) {
      test(`${peer.name}: asked by ${client} in ${browser.name}, it is genuine and decoded`, { timeout: rowMs }, async () => {
        const session = sessions.get(browser);
        const query = new URLSearchParams({ url: `${server.address}/whep`, client, timeoutMs: 10_000 });
        const [report] = await comingHome(session, async () => reportsOf(await session.freshTab(), `${page}?${query}`));
        if (client === "library") isGenuine(report);
        else decodes(report);
        const left = await untilNone(async () => (await (await fetch(`${server.address}/sessions`)).json()).sessions);
        assert.equal(left, 0, "sessions were not deleted");
      });
    }
  });
}

after(async () => {
  web.close();
  await closeAll();
});
