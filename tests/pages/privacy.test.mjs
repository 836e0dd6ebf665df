/** What reports hold and what probes send, in real browsers and in what was recorded. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { hostname, networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { close, closeAll, open } from "./library/browsers.mjs";
import { start } from "./library/children.mjs";
import { counted, whyNotCounted } from "./library/counted.mjs";
import { leaks } from "./library/leaks.mjs";
import { read, sentTo } from "./library/net-log.mjs";
import { reportsOf } from "./library/page.mjs";
import { current, places } from "./library/places.mjs";
import { root } from "./library/root.mjs";
import { judge } from "../../pkg/judge.js";
import { serve } from "./library/serve.mjs";

const pages = "/tests/genuine/pages";
const probing = (page, options) => `${pages}/${page}?${new URLSearchParams({ probe: JSON.stringify(options) })}`;
const offline = `${pages}/plain.html`;
const loopback = probing("plain.html", { source: "loopback" });
const stun = `${pages}/stun.html`;

/** Texts of this machine that no pattern knows. */
const known = [
  hostname(),
  ...Object.values(networkInterfaces()).flat().map(({ address }) => address.split("%")[0]),
].filter((text) => text.length > 3);

const skipped = whyNotCounted();
if (skipped) console.error(`what is sent is not counted: ${skipped}`);

test("recorded: no evidence holds an address, a description, a label or a user agent string", async () => {
  const folder = join(root, "tests/evidence");
  let count = 0;
  for (const file of (await readdir(folder)).filter((file) => /\.jsonl?$/.test(file))) {
    const text = await readFile(join(folder, file), "utf8");
    for (const line of file.endsWith("l") ? text.trim().split("\n") : [text]) {
      assert.deepEqual(leaks(JSON.parse(line)), [], file);
      count += 1;
    }
  }
  assert.ok(count > 20, `${count} pieces of evidence`);
});

/** Every browser is asked beside the others. */
const inEach = (name, tests) =>
  describe(name, { concurrency: current.length }, () => {
    for (const browser of current) describe(browser.name, { concurrency: 1 }, () => tests(browser));
  });

const [web, server] = [await serve(), await start(places.server, ["--listen", "127.0.0.1:0", "--until-input-ends"], { RUST_LOG: "warn" })];
after(async () => {
  web.close();
  await server.end();
  await closeAll();
});

/** The evidence of `collect`, and the scripts that it took. */
const collecting = `
  const done = arguments[arguments.length - 1];
  import("/pkg/collect.js")
    .then(({ collect }) => collect({ nonce: "of the server" }))
    .then((evidence) => {
      const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
      done([evidence, loaded.filter((path) => path.startsWith("/pkg/"))]);
    })
    .catch((error) => done([String(error), []]));`;

/** Whatever cannot be counted on this machine is skipped. */
const sending = (name, check) =>
  test(`sent: ${name}`, async (context) => (skipped ? context.skip(skipped) : check()));

/** What Chromium's own log says it sent. */
async function logged(visit) {
  const file = join(tmpdir(), `net-log-${process.pid}-${visit.length}.json`);
  const log = [`--log-net-log=${file}`, "--net-log-capture-mode=Everything"];
  await counted(current.find(({ name }) => name === "chromium"), [visit], log);
  return read(file);
}

// One group after the other: a browser that gets no time finds no candidate.
describe("privacy", { concurrency: 1 }, () => {
  inEach("fresh reports", (browser) => {
    let driver;
    let texts;
    before(async () => {
      driver = await open(browser.engine, browser);
      const agent = await driver.executeScript("return navigator.userAgent");
      texts = [...known, agent, new URL(web.address).host, new URL(server.address).host];
    });
    after(() => close(driver));
    const whep = new URLSearchParams({ url: `${server.address}/whep`, nonces: `${server.address}/nonce` });
    for (const [source, address] of Object.entries({ offline, loopback, whep: `/tests/interop/pages/whep.html?${whep}` })) {
      test(`fresh: a report of ${source} in ${browser.name} holds none of it`, async () => {
        const [report] = await reportsOf(driver, web.address + address);
        assert.equal(report.source, source);
        if (source !== "offline") assert.equal(report.media.outcome, "complete", report.media.reason);
        assert.deepEqual(leaks(report, texts), []);
      });
    }
    test(`fresh: what a page collects in ${browser.name} loads one file, holds none of it, and is genuine to a server`, async () => {
      await driver.get(web.address + `${pages}/bare.html`);
      const [evidence, loaded] = await driver.executeAsyncScript(collecting);
      assert.deepEqual(loaded, ["/pkg/collect.js"]);
      assert.deepEqual(leaks(evidence, texts), []);
      const { verdict, reason, anomalies } = await judge(evidence);
      assert.equal(verdict, "genuine", `${reason} ${JSON.stringify(anomalies)}`);
      assert.equal(evidence.nonce, "of the server");
    });
    for (const source of ["offline", "loopback"]) {
      test(`fresh: a report of ${source} in ${browser.name} holds no label or id of the page's own`, async () => {
        const [report] = await reportsOf(driver, web.address + probing("sentinel.html", { source }));
        // It was seen, and not told.
        assert.ok(report.evidence.tracks.some(({ labelForm }) => labelForm === "other"));
        assert.deepEqual(leaks(report, [...texts, "SENTINEL"]), []);
      });
    }
  });

  inEach("what is sent", (browser) => {
    // The first connection of all, whatever it does, has Chromium's system join a group.
    const visits = { bare: `${pages}/bare.html`, offline, again: offline, loopback, stun };
    let sent;
    before(async () => {
      if (skipped) return;
      const found = await counted(browser, Object.values(visits));
      sent = Object.fromEntries(Object.keys(visits).map((visit, at) => [visit, found[at]]));
    });
    sending(`offline, ${browser.name} sends not one packet`, () => {
      for (const visit of ["offline", "again"]) {
        const { udp, off, multicast, reports } = sent[visit];
        assert.equal(reports[0].outcome, "SUCCESS");
        assert.deepEqual({ udp, off, multicast }, { udp: 0, off: 0, multicast: 0 });
      }
    });
    sending(`in a loopback, ${browser.name} sends media, and off the machine nothing but its .local names`, () => {
      const { udp, off, multicast, reports } = sent.loopback;
      assert.equal(reports[0].media.outcome, "complete", reports[0].media.reason);
      assert.ok(udp > 20, `${udp} datagrams`);
      assert.equal(off - multicast, 0);
    });
    sending(`where a page does ask a server, ${browser.name} is counted`, () => {
      const { udp, off, multicast } = sent.stun;
      assert.ok(udp > 0 && off - multicast > 0, JSON.stringify({ udp, off, multicast }));
    });
  });

  describe("Chromium's own log", { concurrency: 1, skip: !current.some(({ name }) => name === "chromium") }, () => {
    sending("offline, Chromium logs nothing, and asked for no name", async () => {
      const { sent, asked, fetched } = await logged(offline);
      assert.deepEqual(sent, []);
      assert.deepEqual(asked, []);
      // The page and its scripts, each once.
      assert.deepEqual(fetched.filter((path) => path.startsWith("/pkg/")), ["/pkg/index.js", "/pkg/offline.js"]);
    });
    sending("in a loopback, Chromium logs this machine, and its .local names", async () => {
      const { sent, asked } = await logged(loopback);
      assert.ok(sent.length > 0);
      assert.deepEqual(sentTo(sent).filter((host) => !["192.0.2.2", "224.0.0.251", "ff02::fb"].includes(host)), []);
      assert.deepEqual(asked, []);
    });
    sending("where a page does ask a server, Chromium logs it", async () => {
      const { sent } = await logged(stun);
      assert.ok(sentTo(sent).includes("198.51.100.7"), sentTo(sent).join(" "));
    });
  });
});
