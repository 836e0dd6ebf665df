/**
 * Programs that are no browser ask the example server for its stream, with stacks that other people
 * wrote, and send the forged report of a Chromium. None may pass for one. Real browsers ask for it too,
 * of several versions and under settings that change what they send. None is contradicted.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, describe, test } from "node:test";
import { closeAll } from "./library/browsers.mjs";
import { start } from "./library/children.mjs";
import { within } from "./library/deadline.mjs";
import { forged } from "./library/forgeries.mjs";
import { isAsked, places } from "./library/places.mjs";
import { root } from "./library/root.mjs";
import { serve } from "./library/serve.mjs";
import { Session, comingHome } from "./library/session.mjs";
import { settings, startedWith } from "./library/wire-settings.mjs";

const rowMs = 60_000;
/** Of five hundred nonces about one asks for an offer of the recorded shape. */
const [noncesAtOnce, rounds] = [500, 20];

const python = (...more) => [places.python, [join(root, "tests/imitators/imitator.py"), ...more]];
const node = (name, ...more) => ["node", [join(root, `tests/imitators/${name}.mjs`), ...more]];

/** What each is, and what the server must say of it. */
const imitators = [
  { name: "aiortc", program: python(), wanted: "tampered (claim-stack)" },
  { name: "aiortc with the hello of Chrome 138", program: python("chrome-hello"), wanted: "tampered (claim-stack)" },
  { name: "werift", program: node("werift"), wanted: "tampered (claim-stack)" },
  { name: "werift with the hello of Chromium 156", program: node("werift", "copied-hello"), wanted: "tampered (claim-selected-pair)" },
  { name: "werift without a decoder", program: node("werift", "guesses"), wanted: "tampered (claim-stack)" },
  { name: "@roamhq/wrtc", program: node("wrtc"), wanted: "inconclusive (claim-offer)" },
  { name: "@roamhq/wrtc without a decoder", program: node("wrtc", "guesses"), wanted: ["tampered (claim-colours)", "tampered (claim-content)"] },
  { name: "node-datachannel", program: node("datachannel"), wanted: "tampered (claim-stack)" },
  { name: "webrtc-rs", program: [places.webrtcRs, []], wanted: "tampered (claim-stack)" },
];

const options = ["--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--faults", "--rate", "1000000", "--until-input-ends"];
const server = await start(places.server, options, { RUST_LOG: "warn" });
const web = await serve();
after(async () => {
  server.end();
  web.close();
  await closeAll();
});

const { driver } = places.browsers.find(({ name }) => name === "chromium");
/** Browsers that are driven, and a headless shell of another year, which the current driver can drive too. */
const browsers = places.browsers
  .filter(({ engine, isUndriven, name }) => (!isUndriven && engine !== "webkit") || name === "chromium-153")
  .map((browser) =>
    browser.isUndriven ? { ...browser, engine: "chromium", driver, driverArguments: ["--disable-build-check"] } : browser,
  );
const genuine = browsers.flatMap((browser) =>
  settings.filter((setting) => startedWith(setting, browser)).map((setting) => ({ browser, setting, name: setting.name })),
);

async function asked(path, more) {
  const response = await fetch(server.address + path, { method: "POST", ...more });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** Asks the program that invents evidence. */
async function forge(question) {
  const forger = spawn(places.forge, { stdio: ["pipe", "pipe", "inherit"] });
  forger.stdin.end(JSON.stringify(question));
  return JSON.parse(await text(forger.stdout));
}

async function fittingNonce() {
  const one = async () => (await (await asked("/nonce")).json()).nonce;
  for (let round = 0; round < rounds; round += 1) {
    const { nonce } = await forge({ nonces: await Promise.all(Array.from({ length: noncesAtOnce }, one)) });
    if (nonce) return nonce;
  }
  throw new Error("no nonce asks for an offer of the recorded shape");
}

/** What the program came to; it offers, is told the answer, and tells what it received. */
async function imitated([command, args], nonce) {
  const program = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => program.once("close", resolve));
  try {
    const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
    // Some of them log there.
    const next = async (member) => {
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        const said = line.value.startsWith("{") ? JSON.parse(line.value) : {};
        if (member in said) return said;
      }
      throw new Error(`it ended without ${member}`);
    };
    const { offer } = await next("offer");
    const headers = { "content-type": "application/sdp", authorization: `Bearer ${nonce}` };
    const answer = await (await asked("/whep", { headers, body: offer })).text();
    program.stdin.end(`${JSON.stringify({ answer })}\n`);
    return { nonce, offer, answer, ...(await next("connected")) };
  } finally {
    program.kill("SIGKILL");
    await ended;
  }
}

async function judged(program) {
  const session = await imitated(program, await fittingNonce());
  const { evidence } = await forge(session);
  const headers = { "content-type": "application/json" };
  const response = await asked("/report", { headers, body: JSON.stringify({ evidence }) });
  return { session, judgement: await response.json() };
}

const programs = imitators.filter(({ name }) => isAsked("programs", name));
const settled = genuine.filter(({ browser, name }) => isAsked("browsers", browser.name, name));
if (programs.length + settled.length === 0) throw new Error(`no test goes by ${process.env.ONLY}`);

describe("browsers", { concurrency: 1 }, () => {
  for (const { browser, setting } of settled) {
    test(`imitators: ${browser.name} ${setting.name} is not contradicted`, { timeout: rowMs }, async () => {
      assert.equal(browser.missing, undefined);
      const session = new Session(browser, startedWith(setting, browser));
      try {
        const page = `${web.address}/tests/interop/pages/whep.html`;
        const { actual, refused, claims } = await comingHome(session, () => forged(session, page, server.address, setting));
        const told = claims.filter(({ claim }) => claim.startsWith("stack")).map(({ claim, expected }) => `${claim}: ${expected}`);
        console.log(`  ${session.title}: ${actual}; ${refused.join(", ") || "nothing"} does not hold; ${told.join(", ")}`);
        assert.equal(actual, setting.wanted ?? "genuine");
        const contradicted = claims.filter(({ holds, weight }) => holds === false && weight !== "soft");
        assert.deepEqual(contradicted, []);
        const stack = claims.find(({ claim }) => claim === "stack").holds;
        assert.equal(stack, setting.connects === false ? null : true, "its stack was not known");
      } finally {
        await session.end();
      }
    });
  }
});

describe("programs", { concurrency: 1 }, () => {
  for (const { name, program, wanted } of programs) {
    test(`imitators: ${name} is ${[wanted].flat().join(" or ")}`, { timeout: rowMs }, async () => {
      const { session, judgement } = await within(rowMs, name, judged(program));
      const { verdict, reason, native, claims } = judgement;
      const refused = claims.filter(({ holds }) => holds === false);
      const told = refused.map(({ claim, expected, observed }) => `${claim} (${expected}; told: ${observed})`);
      const came = session.payloads ?? session.pictures ?? [];
      console.log(`  ${session.connected ? "connected" : "not connected"}, ${came.length} pictures; ${told.join("; ")}`);
      // The forgery itself is a good one.
      assert.equal(native.verdict, "genuine", `the evidence alone is ${native.verdict} (${native.reason})`);
      assert.notEqual(claims.find(({ claim }) => claim === "stack").holds, true, "its stack was taken for a browser's");
      const said = `${verdict} (${reason})`;
      assert.ok([wanted].flat().includes(said), `it is ${said}`);
    });
  }
});
