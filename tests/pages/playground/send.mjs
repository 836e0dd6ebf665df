/** “Send us this browser”: what a person would send, and what becomes of it. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Key } from "selenium-webdriver";
import { judge } from "../../../pkg/judge.js";
import { isGenuine, judged, read } from "../library/contribution.mjs";
import { leaks } from "../library/leaks.mjs";
import { root } from "../library/root.mjs";
import { lowContrast } from "./contrast.mjs";
import { seen } from "./keyboard.mjs";
import { fits, isAsAsked, onPhone, violations } from "./looks.mjs";
import { says } from "./stage.mjs";

const program = join(root, "tools/contributed.mjs");
const inProgram = promisify(execFile);
const gatherMs = 60_000;
/** The facts that were taken in to compare with. */
const taken = { chromium: "chromium-156", firefox: "firefox-153" };

/** Counts whatever a page could notice or send, from here on. */
const watch = `
  window.noticed = [];
  const note = (what) => (event) => window.noticed.push(what + ": " + (event?.message ?? event?.reason ?? event?.violatedDirective ?? event));
  for (const type of ["error", "unhandledrejection", "securitypolicyviolation"]) addEventListener(type, note(type), true);
  for (const name of ["log", "info", "debug", "warn", "error"]) console[name] = note("console");
  for (const [place, name] of [[window, "fetch"], [XMLHttpRequest.prototype, "send"], [navigator, "sendBeacon"], [window, "WebSocket"]]) place[name] = note(name);
  performance.clearResourceTimings();
`;

/** What the page and the browser noticed since then. */
async function noticed(stage) {
  const told = await stage.run("return window.noticed");
  if (stage.name !== "chromium") return told;
  const logged = await stage.driver.manage().logs().get("browser");
  return [...told, ...logged.map(({ message }) => message)];
}

async function open(stage, query) {
  await stage.open(query);
  await stage.one("#send-more summary").click();
}

const text = (stage) => stage.one("#contribution").getAttribute("value");

async function gathered(stage) {
  await stage.one("#gather").click();
  await untilGathered(stage);
  return text(stage);
}

const until = (stage, id, words) =>
  stage.driver.wait(async () => words.test(await stage.text(id)), gatherMs, `${id} never says ${words}`);
const untilGathered = (stage) => until(stage, "#gathering", /^(Gathered|It could not)/);

/** What Ctrl+V brings in this browser. */
async function pasted(stage) {
  await stage.run("document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' }))");
  await stage.one("#pasted").sendKeys(Key.chord(Key.CONTROL, "v"));
  return stage.run("return document.getElementById('pasted').value");
}

async function saved(stage) {
  const path = join(stage.downloads, "ontrack-probe-browser.json");
  await rm(path, { force: true });
  await stage.one("#save-contribution").click();
  const isWhole = async () => (await readFile(path, "utf8").catch(() => "")).endsWith("}");
  await stage.driver.wait(isWhole, 10_000, "nothing was saved");
  return readFile(path, "utf8");
}

/** The subjects of facts, and what each tells of. */
const membersOf = (facts) => Object.entries(facts).map(([subject, told]) => [subject, Object.keys(told)]);

/** Takes a text in as maintainers do; the names of the files that came of it. */
async function takenIn(stage, content, name, ...options) {
  const folder = await mkdtemp(join(stage.downloads, "taken-"));
  const file = join(folder, "sent.txt");
  await writeFile(file, content);
  const into = join(folder, "evidence");
  const told = await inProgram("node", [program, file, name, "--into", into, ...options], { timeout: 20_000 });
  return { told: told.stdout, files: (await readdir(into, { recursive: true })).filter((path) => path.endsWith(".json")).sort() };
}

export const send = {
  async "what is gathered is evidence of a genuine browser and the facts, and is all that happens"(stage) {
    await open(stage);
    assert.equal(await stage.one("#gathered").isDisplayed(), false);
    await stage.run(watch);
    await noticed(stage);
    const content = await gathered(stage);
    assert.deepEqual(await noticed(stage), []);
    const asked = await stage.run("return performance.getEntriesByType('resource').map(({ name }) => name)");
    const modules = ["offline.js", "whole.js"].map((name) => `${stage.address}/pkg/${name}`);
    assert.deepEqual(asked.filter((address) => !modules.includes(address)), [], "something was asked for");

    const contribution = read(content);
    const agent = await stage.run("return navigator.userAgent");
    assert.deepEqual([contribution.userAgent, await stage.text("#contribution-agent")], [agent, agent]);
    const probes = await judged(contribution, judge);
    assert.ok(isGenuine(probes), JSON.stringify(probes.offline.report?.anomalies));
    const { outcome, reason } = probes.loopback.report.media;
    assert.deepEqual([outcome, reason], ["complete", null]);
    assert.ok(contribution.loopback.evidence.codecs.length > 1);
    const before = JSON.parse(await readFile(join(root, "tests/evidence/facts", `${taken[stage.name]}.json`), "utf8"));
    assert.deepEqual(membersOf(contribution.facts), membersOf(before), "take the facts in anew");
    assert.equal(contribution.facts.arrival.events.length, 2);
    says(await stage.text("#gathering"), "offline genuine, loopback genuine");

    const known = [hostname(), new URL(stage.address).host, ...Object.values(networkInterfaces()).flat().map(({ address }) => address.split("%")[0])];
    const { userAgent, ...rest } = contribution;
    assert.deepEqual(leaks(rest, [userAgent, ...known.filter(({ length }) => length > 3)]), []);
    assert.ok(content.length < 65_000, `${content.length} characters are too long for an issue`);
    await writeFile(join(stage.pictures, `${stage.name}-contribution.json`), content);

    const { told, files } = await takenIn(stage, `It is this one:\n\`\`\`\n${content}\n\`\`\`\n`, "some-1.2");
    says(told, "offline: genuine");
    assert.deepEqual(files, ["engines/some-1.2-loopback.json", "engines/some-1.2.json", "facts/some-1.2.json"]);
  },

  async "what is gathered is saved, copied, and selected where copying is refused"(stage) {
    await open(stage);
    const content = await gathered(stage);
    assert.equal(await saved(stage), content);
    await stage.one("#copy-contribution").click();
    await until(stage, "#contribution-shared", /^(Copied|Selected)/);
    await stage.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await stage.one("#copy-contribution").click();
    await until(stage, "#contribution-shared", /^Selected/);
    assert.equal(await stage.run("return document.activeElement.id"), "contribution");
    await stage.one("#contribution").sendKeys(Key.chord(Key.CONTROL, "c"));
    assert.equal(await pasted(stage), content);
  },

  async "everything of it is done by keys alone"(stage) {
    await stage.open();
    seen(await stage.tabTo("#send-more summary"));
    await stage.press(Key.ENTER);
    seen(await stage.tabTo("#gather", 1));
    await stage.press(Key.ENTER);
    await untilGathered(stage);
    assert.equal(await stage.run("return document.activeElement.id"), "gather", "the focus is lost");
    for (const next of ["#contribution", "#copy-contribution", "#save-contribution"]) seen(await stage.tabTo(next, 1));
  },

  async "nothing is gathered while something stands in between"(stage) {
    await open(stage, { adversary: "stealth-proxy" });
    await stage.one("#gather").click();
    says(await stage.text("#gathering"), "Something stands between");
    assert.equal(await stage.one("#gathered").isDisplayed(), false);
  },

  async "a browser without WebRTC and WebAssembly is gathered too, and not taken in for genuine"(stage) {
    await open(stage);
    await stage.run(watch);
    await noticed(stage);
    await stage.run("delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection; delete window.WebAssembly");
    const content = await gathered(stage);
    assert.deepEqual(await noticed(stage), []);
    const { facts } = read(content);
    assert.deepEqual(facts.offer, { threw: "ReferenceError" });
    assert.equal(facts.presence.globals.RTCPeerConnection, "undefined");
    await assert.rejects(takenIn(stage, content, "none-1"), /it is not genuine in both/);
    const { files } = await takenIn(stage, content, "none-1", "--anyway");
    assert.ok(files.includes("facts/none-1.json"), files.join());
  },
};

export const sendLooks = {
  async "what would be sent is shown as well as the rest"(stage) {
    await open(stage);
    await isAsAsked(stage);
    assert.deepEqual(await violations(stage), [], "before it is gathered");
    await gathered(stage);
    assert.deepEqual(await violations(stage), [], "gathered");
    assert.deepEqual((await stage.run(lowContrast)).low, []);
    await stage.run("document.getElementById('send').scrollIntoView()");
    await stage.picture("send", 1280);
    if (stage.name === "chromium") await stage.picture("send-phone", 360);
    await onPhone(stage, {});
    // Firefox's driver does not scroll inside a frame.
    await stage.run("document.querySelector('#send-more summary').click()");
    await fits(stage, "opened");
    await stage.run("document.getElementById('gather').click()");
    await untilGathered(stage);
    await fits(stage, "gathered");
  },
};
