/**
 * Browsers that are started with an address and nothing more: no WebDriver speaks to all of these
 * versions, and nothing is in the page that a driver put there. The page sends its reports home.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { within } from "./deadline.mjs";
import { end, isRoot, launch, quiet } from "./launched.mjs";
import { letterbox } from "./letterbox.mjs";
import { root } from "./root.mjs";

const visitMs = 45_000;

const offscreen = {
  QT_QPA_PLATFORM: "offscreen",
  QTWEBENGINE_CHROMIUM_FLAGS: "--disable-gpu",
  ...(isRoot ? { QTWEBENGINE_DISABLE_SANDBOX: "1" } : {}),
};

/** How each kind is started: its program and arguments before the address. */
const starters = {
  // Without a debugger that may come, the oldest end as soon as the page is loaded.
  shell: ({ binary }, profile) => [binary, ...quiet, "--remote-debugging-port=0", `--user-data-dir=${profile}`],
  qtwebengine: ({ binary }) => [binary, join(root, "tests/engines/qtwebengine.py")],
};

/** In place of a session; each visit starts a browser of its own with a fresh profile. */
export class Undriven {
  constructor(browser) {
    this.browser = browser;
  }

  get title() {
    return this.browser.title ?? this.browser.name;
  }

  /** The reports of one visit of `address`. */
  async reportsOf(address) {
    const profile = await mkdtemp(join(tmpdir(), "ontrack-probe-profile-"));
    const home = await letterbox();
    const url = new URL(address);
    url.searchParams.set("tell", home.address);
    const [program, ...args] = starters[this.browser.engine](this.browser, profile);
    const options = {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, HOME: profile, ...offscreen },
    };
    const child = launch(program, [...args, url.href], options);
    try {
      const letter = Promise.race([home.letter, unlessItEnds(child)]);
      return this.#read(await within(visitMs, "the visit", letter));
    } finally {
      end(child);
      home.close();
      // What a process of it writes while it ends may come back once.
      await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
    }
  }

  #read({ agent, text }) {
    const version = Number(/Chrome\/(\d+)/.exec(agent)?.[1]);
    if (version !== this.browser.chromium) {
      throw new Error(`it is Chromium ${version}, not ${this.browser.chromium}`);
    }
    const told = JSON.parse(text);
    if (told.failed) throw new Error(`the page failed: ${told.failed}`);
    return [told].flat();
  }

  async end() {}
}

/** Rejects with the last words of a browser that ends before its page has spoken. */
function unlessItEnds(child) {
  let said = "";
  child.stderr.on("data", (bytes) => (said = `${said}${bytes}`.slice(-2000)));
  return new Promise((_, reject) => {
    child.once("error", reject);
    child.once("close", (status) => {
      const words = said.trim().split("\n").at(-1);
      reject(new Error(`it ended with ${status}: ${words || "it said nothing"}`));
    });
  });
}
