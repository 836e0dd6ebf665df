/**
 * Browsers in a network of their own: server, driver and browser are started in a network
 * namespace that reaches nothing.
 *
 * As a program: `node apart.mjs '{ "browser", "settings", "row" }'` visits the row's page and prints
 * `{ version, reports, said }`.
 */
import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { addressOf, headersOf } from "./genuine.mjs";
import { overhear } from "./overhear.mjs";
import { reportsOf } from "./page.mjs";
import { main, options } from "./program.mjs";
import { answer } from "./results.mjs";
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

/** What a program of this folder answers in a network of its own. */
export async function apart(preparing, program, asked) {
  const args = [...entering(preparing), process.execPath, program, JSON.stringify(asked)];
  const { stdout } = await promisify(execFile)("unshare", args, { timeout: deadlineMs, maxBuffer: 1 << 24 });
  const answered = JSON.parse(stdout);
  if (answered.error) throw new Error(answered.error);
  return answered;
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

if (pathToFileURL(process.argv[1]).href === import.meta.url) {
  const { browser, settings, row } = options();
  await main(async () => {
    const server = await serve({ headers: headersOf([row]) });
    const session = new Session(browser, settings);
    const driver = await session.freshTab();
    const visit = () => reportsOf(driver, addressOf(row, server.address));
    const found = await overhear(driver, browser.engine, visit);
    answer({ version: session.title.split(" ").at(-1), ...found });
    server.close();
  });
}
