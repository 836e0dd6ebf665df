/**
 * Browsers in a network of their own: server, driver and browser are started in a network
 * namespace that reaches nothing.
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath, pathToFileURL } from "node:url";
import { closeAll, firstLine } from "./browsers.mjs";
import { within } from "./deadline.mjs";
import { addressOf, headersOf } from "./genuine.mjs";
import { overhear } from "./overhear.mjs";
import { reportsOf } from "./page.mjs";
import { serve } from "./serve.mjs";
import { Session } from "./session.mjs";

const self = fileURLToPath(import.meta.url);
const deadlineMs = 120_000;

/** Enters a namespace that is prepared so; an interface that is down is not even the loopback. */
const entering = (preparing) => [
  "--map-root-user",
  "--net",
  "sh",
  "-c",
  `ip link set lo up && ${preparing} && exec "$@"`,
  "sh",
];

const tried = new Map();
/** Why this machine has no networks apart, prepared so; undefined when it has. */
export function whyNotApart(preparing = ":") {
  if (!tried.has(preparing)) {
    try {
      execFileSync("unshare", [...entering(preparing), "true"], { stdio: "ignore" });
      tried.set(preparing, undefined);
    } catch {
      tried.set(preparing, "not offered: no network namespace can be made here");
    }
  }
  return tried.get(preparing);
}

/** What a module of this folder finds in a network of its own, as `inside` has it. */
export async function apart(preparing, module, asked) {
  const child = fork(module, { execPath: "unshare", execArgv: [...entering(preparing), process.execPath] });
  const found = new Promise((resolve, reject) => {
    child.once("message", ({ value, error }) => (error ? reject(new Error(error)) : resolve(value)));
    child.once("error", reject);
    child.once("exit", (status) => reject(new Error(`it ended with ${status} in its network`)));
  });
  found.catch(() => {});
  child.send(asked);
  try {
    return await within(deadlineMs, "the visit in a network of its own", found);
  } finally {
    child.kill();
  }
}

/** Where this module is the program inside, answers what it was asked with what `find` resolves to. */
export async function inside(module, find) {
  if (pathToFileURL(process.argv[1]).href !== module) return;
  const [asked] = await once(process, "message");
  const answer = await find(asked).then((value) => ({ value }), (error) => ({ error: firstLine(error) }));
  await closeAll();
  process.send(answer, () => process.exit());
}

/** In place of a session; each visit starts a browser of its own. */
export class Apart {
  #version = "";

  constructor(browser, settings) {
    this.browser = browser;
    this.settings = settings;
  }

  get title() {
    return [this.browser.name, this.#version].join(" ").trim();
  }

  /** The reports of one visit, and what was said meanwhile. */
  async overhear(row) {
    const asked = { browser: this.browser, settings: this.settings, row };
    const { version, ...found } = await apart(":", self, asked);
    this.#version = version;
    return found;
  }

  async end() {}
}

await inside(import.meta.url, async ({ browser, settings, row }) => {
  const server = await serve({ headers: headersOf([row]) });
  const session = new Session(browser, settings);
  const driver = await session.freshTab();
  const found = await overhear(driver, browser.engine, () => reportsOf(driver, addressOf(row, server.address)));
  return { version: session.title.split(" ").at(-1), ...found };
});
