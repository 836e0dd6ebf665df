/**
 * What reports hold and what probes send, in real browsers and in what was recorded.
 * Environment: `BROWSERS`, `{ name: place }` as JSON, and `WHEP_SERVER`, the program.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { hostname, networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { close, open } from "./browsers.mjs";
import { start } from "./children.mjs";
import { counted, whyNotCounted } from "./counted.mjs";
import { leaks } from "./leaks.mjs";
import { read, sentTo } from "./net-log.mjs";
import { reportsOf } from "./page.mjs";
import { root, serve } from "./serve.mjs";

const browsers = Object.entries(JSON.parse(process.env.BROWSERS));
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

test("no recorded evidence holds an address, a description, a label or a user agent string", async () => {
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

test("nor does a fresh report of any source", async (context) => {
  const [web, server] = [await serve(), await start(process.env.WHEP_SERVER, serverArguments, { RUST_LOG: "warn" })];
  after(() => (web.close(), server.end()));
  for (const [name, place] of browsers) {
    const driver = await open(name, place);
    const agent = await driver.executeScript("return navigator.userAgent");
    const texts = [...known, agent, new URL(web.address).host, new URL(server.address).host];
    const ask = (address) => reportsOf(driver, address);
    const whep = new URLSearchParams({ url: `${server.address}/whep`, nonces: `${server.address}/nonce` });
    for (const [source, address] of [
      ["offline", offline],
      ["loopback", loopback],
      ["whep", `/tests/interop/pages/whep.html?${whep}`],
    ]) {
      await context.test(`${name}, ${source}`, async () => {
        const [report] = await ask(web.address + address);
        assert.equal(report.source, source);
        if (source !== "offline") assert.equal(report.media.outcome, "complete");
        assert.deepEqual(leaks(report, texts), []);
      });
    }
    for (const source of ["offline", "loopback"]) {
      await context.test(`${name}, ${source}, with labels and ids of the page's own`, async () => {
        const [report] = await ask(web.address + probing("sentinel.html", { source }));
        // It was seen, and not told.
        assert.ok(report.evidence.tracks.some(({ labelForm }) => labelForm === "other"));
        assert.deepEqual(leaks(report, [...texts, "SENTINEL"]), []);
      });
    }
    await close(driver);
  }
});

const serverArguments = ["--listen", "127.0.0.1:0", "--until-input-ends"];

for (const [name, place] of browsers) {
  test(`what ${name} sends while a page probes`, { skip: skipped }, async (context) => {
    const browser = { name, engine: name, ...place };
    // The first connection of all, whatever it does, has Chromium's system join a group.
    const visits = { bare: `${pages}/bare.html`, offline, again: offline, loopback, stun };
    const found = await counted(browser, Object.values(visits));
    const sent = Object.fromEntries(Object.keys(visits).map((visit, at) => [visit, found[at]]));

    await context.test("offline: not one packet", () => {
      for (const visit of ["offline", "again"]) {
        const { udp, off, multicast, reports } = sent[visit];
        assert.equal(reports[0].outcome, "SUCCESS");
        assert.deepEqual({ udp, off, multicast }, { udp: 0, off: 0, multicast: 0 });
      }
    });
    await context.test("loopback: media, and off the machine nothing but the browser's .local names", () => {
      const { udp, off, multicast, reports } = sent.loopback;
      assert.equal(reports[0].media.outcome, "complete");
      assert.ok(udp > 20, `${udp} datagrams`);
      assert.equal(off - multicast, 0);
    });
    await context.test("a page that does ask a server is counted", () => {
      const { udp, off, multicast } = sent.stun;
      assert.ok(udp > 0 && off - multicast > 0, JSON.stringify({ udp, off, multicast }));
    });
  });
}

test("what Chromium's own log says it sent", { skip: skipped ?? !process.env.BROWSERS.includes('"chromium"') }, async (context) => {
  const place = JSON.parse(process.env.BROWSERS).chromium;
  const logged = async (visit) => {
    const file = join(tmpdir(), `net-log-${process.pid}.json`);
    const log = [`--log-net-log=${file}`, "--net-log-capture-mode=Everything"];
    await counted({ name: "chromium", engine: "chromium", ...place }, [visit], log);
    return read(file);
  };
  await context.test("offline: nothing, and no name was asked for", async () => {
    const { sent, asked, fetched } = await logged(offline);
    assert.deepEqual(sent, []);
    assert.deepEqual(asked, []);
    // The page and its scripts, each once.
    assert.deepEqual(fetched.filter((path) => path.startsWith("/pkg/")), ["/pkg/index.js"]);
  });
  await context.test("loopback: to this machine, and its .local names", async () => {
    const { sent, asked } = await logged(loopback);
    assert.ok(sent.length > 0);
    assert.deepEqual(sentTo(sent).filter((host) => !["192.0.2.2", "224.0.0.251", "ff02::fb"].includes(host)), []);
    assert.deepEqual(asked, []);
  });
  await context.test("a page that does ask a server is in it", async () => {
    const { sent } = await logged(stun);
    assert.ok(sentTo(sent).includes("198.51.100.7"), sentTo(sent).join(" "));
  });
});
