/** `<ontrack-preflight>` in real browsers: what a person in a lobby sees, and what the page hears. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { close, closeAll, open } from "./library/browsers.mjs";
import { within } from "./library/deadline.mjs";
import { current } from "./library/places.mjs";
import { root } from "./library/root.mjs";
import { serve } from "./library/serve.mjs";

const visitMs = 60_000;
const axe = await readFile(join(root, "tests/pages/node_modules/axe-core/axe.min.js"), "utf8");
const server = await serve();

/** What every script below can use; `heard` are the events of the element and what the page hears itself. */
const common = `
  const heard = [];
  for (const type of ["error", "unhandledrejection"]) addEventListener(type, () => heard.push(type));
  const placed = (attributes = {}, properties = {}) => {
    const element = Object.assign(document.createElement("ontrack-preflight"), properties);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    for (const type of ["progress", "report", "error"]) {
      element.addEventListener("preflight-" + type, ({ detail }) => heard.push(type === "progress" ? detail.stage : type));
    }
    document.body.append(element);
    return element;
  };
  const part = (element, name) => element.shadowRoot.querySelector("[part~=" + name + "]");
  const said = (element) => ({
    state: element.dataset.state,
    outcome: element.dataset.outcome ?? null,
    title: part(element, "title").textContent,
    advice: part(element, "advice").textContent,
    button: part(element, "button").textContent,
    steps: [...element.shadowRoot.querySelectorAll("li")].map((step) => step.textContent + ": " + step.part.value.split("step-")[1]),
  });
  const { define, OntrackPreflight } = await import("/pkg/preflight.js");
`;

/** Statements, each a script that runs in a fresh page and what must be true of its result. */
const statements = {
  "a browser with media is ready for calls, step by step": {
    script: `
      define();
      const element = placed();
      const before = said(element);
      const report = await element.run();
      const failed = report.checks.failed;
      return { before, after: said(element), heard, failed, verdict: report.verdict, isKept: element.report === report && element.outcome };
    `,
    holds({ before: idle, after: done, heard, failed, verdict, isKept }) {
      assert.deepEqual(failed, []);
      assert.deepEqual([idle.state, idle.title, idle.button], ["idle", "", "Check this browser"]);
      assert.ok(idle.steps.every((step) => step.endsWith("waiting")), idle.steps.join());
      assert.deepEqual([done.state, done.outcome, verdict, isKept], ["done", "ready", "genuine", "ready"]);
      assert.equal(done.title, "This browser is ready for calls");
      assert.ok(done.steps.every((step) => step.endsWith("done")), done.steps.join());
      assert.ok(heard.includes("connected") && heard.includes("first-frame"), heard.join());
      assert.equal(heard.at(-1), "report");
    },
  },

  "where WebRTC is missing it says what to switch on": {
    script: `
      delete window.RTCPeerConnection;
      define();
      const element = placed();
      await element.run();
      return { ...said(element), heard };
    `,
    holds({ state, outcome, title, advice, button }) {
      assert.deepEqual([state, outcome, button], ["done", "blocked", "Check again"]);
      assert.match(title, /switched off/);
      assert.match(advice, /Allow WebRTC/);
    },
  },

  "strings of the page stand in the places of ours, given before the element is defined or later": {
    script: `
      const early = placed({ source: "offline" }, { strings: { run: "Prüfen", outcomes: { ready: { title: "Bereit" } } } });
      define();
      const late = placed({ source: "offline" });
      late.strings = { steps: { media: "Ton" }, run: 7 };
      await early.run();
      return { early: said(early), late: said(late) };
    `,
    holds({ early, late }) {
      assert.deepEqual([early.title, early.outcome], ["Bereit", "ready"]);
      assert.deepEqual([late.button, late.steps[2], late.steps[0]], ["Check this browser", "Ton: waiting", "Start: waiting"]);
    },
  },

  "an element that leaves the page ends its probe, and nobody is told": {
    script: `
      define();
      const element = placed();
      const running = element.run().then(() => "a report", (error) => error.name);
      await new Promise((resolve) => setTimeout(resolve, 30));
      heard.length = 0;
      element.remove();
      const ended = await running;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { ended, heard, state: element.dataset.state };
    `,
    holds: (seen) => assert.deepEqual(seen, { ended: "AbortError", heard: [], state: "idle" }),
  },

  "a wrong option is an event, and no error of the page": {
    script: `
      define();
      const element = placed({ auto: "" }, {});
      element.remove();
      const wrong = placed();
      wrong.options = { timeoutMs: -1 };
      part(wrong, "button").click();
      await new Promise((resolve) => wrong.addEventListener("preflight-error", resolve));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { heard, ...said(wrong) };
    `,
    holds({ heard, state, title }) {
      assert.deepEqual(heard.filter((one) => /error|rejection/.test(one)), ["error"]);
      assert.deepEqual([state, title], ["done", "The check could not run"]);
    },
  },

  "whoever asks while it runs joins the run": {
    script: `
      define();
      define();
      const element = placed({ auto: "", source: "offline" });
      const isBusy = part(element, "button").disabled;
      const [one, other] = await Promise.all([element.run(), element.run()]);
      return { isBusy, isSame: one === other, reports: heard.filter((one) => one === "report").length };
    `,
    holds: (seen) => assert.deepEqual(seen, { isBusy: true, isSame: true, reports: 1 }),
  },

  "axe finds nothing before, during and after": {
    script: `
      define();
      document.documentElement.lang = "en";
      document.title = "lobby";
      const main = document.body.appendChild(document.createElement("main"));
      main.innerHTML = "<h1>Lobby</h1>";
      const element = placed();
      main.append(element);
      const violations = async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => id + " " + nodes[0].html);
      const before = await violations();
      const running = element.run();
      const during = await violations();
      await running;
      return [...before, ...during, ...(await violations())];
    `,
    holds: (seen) => assert.deepEqual(seen, []),
  },
};

/** Runs as a module of the page: a driver's own scripts are in a realm of theirs, which a probe notices. */
async function seen(driver, script) {
  await driver.get(`${server.address}/tests/genuine/pages/blank.html`);
  const text = `
    const told = (result, error = null) => (globalThis.told = JSON.stringify([result, error]));
    (async () => {${common}${script}})().then(told, (error) => told(null, String(error?.stack ?? error)));
  `;
  await driver.executeScript(
    `for (const [type, text] of arguments[0]) {
       document.head.append(Object.assign(document.createElement("script"), { type, text }));
     }`,
    [["text/javascript", axe], ["module", text]],
  );
  const told = await driver.wait(() => driver.executeScript("return window.told"), visitMs);
  const [result, error] = JSON.parse(told);
  if (error !== null) throw new Error(error);
  return result;
}

describe("the preflight", { concurrency: current.length }, () => {
  for (const browser of current) {
    describe(browser.name, { concurrency: 1 }, () => {
      let driver;
      before(async () => (driver = await open(browser.engine, browser)));
      after(() => close(driver));
      for (const [name, { script, holds }] of Object.entries(statements)) {
        test(`${browser.name}: ${name}`, async () => holds(await within(visitMs, name, seen(driver, script))));
      }
    });
  }
});

test("where there are no elements, as on a server, it can be imported and defines nothing", async () => {
  const { OntrackPreflight } = await import("../../pkg/preflight.js");
  assert.equal(typeof OntrackPreflight, "function");
});

after(async () => {
  server.close();
  await closeAll();
});
