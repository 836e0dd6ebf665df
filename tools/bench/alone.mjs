/**
 * Opens a page in a browser of its own that no driver speaks to. A driver turns on what developers' tools
 * see of a page, and then each exception costs many times as much.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { within } from "../../tests/pages/library/deadline.mjs";
import { end, launch, quiet } from "../../tests/pages/library/launched.mjs";
import { letterbox } from "../../tests/pages/library/letterbox.mjs";

const visitMs = 90_000;

/**
 * Chromium, with its processor `rate` times slower. Only the commands for that are sent, over the pipe of
 * https://chromedevtools.github.io/devtools-protocol/ ; messages end with a null byte.
 */
function chromium({ binary }, profile, address, rate) {
  const args = [...quiet, `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"];
  const child = launch(binary, args, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [, , , commands, answers] = child.stdio;
  const asked = new Map();
  let rest = "";
  answers.setEncoding("utf8").on("data", (text) => {
    const messages = `${rest}${text}`.split("\0");
    rest = messages.pop();
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      asked.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
      asked.delete(id);
    }
  });
  let last = 0;
  const send = (method, params, sessionId) =>
    new Promise((resolve) => {
      last += 1;
      asked.set(last, resolve);
      commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  const opened = async () => {
    const { targetInfos } = await send("Target.getTargets", {});
    const { targetId } = targetInfos.find(({ type }) => type === "page");
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    if (rate !== 1) await send("Emulation.setCPUThrottlingRate", { rate }, sessionId);
    await send("Page.navigate", { url: address }, sessionId);
  };
  return { child, opened: opened() };
}

/** A new profile otherwise opens pages of its own, and asks its maker for updates. */
const preferences = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
};

async function firefox({ binary }, profile, address) {
  const lines = Object.entries(preferences).map((one) => `user_pref(${JSON.stringify(one).slice(1, -1)});\n`);
  await writeFile(join(profile, "user.js"), lines.join(""));
  const args = ["--headless", "--no-remote", "--profile", profile, address];
  return { child: launch(binary, args, { stdio: "ignore" }), opened: Promise.resolve() };
}

const starters = { chromium, firefox };

/** What a page says of itself once it is done, opened at `address` in a fresh profile. */
export async function alone(browser, address, rate = 1) {
  const profile = await mkdtemp(join(tmpdir(), "ontrack-probe-bench-"));
  const home = await letterbox();
  const url = new URL(address);
  url.searchParams.set("tell", home.address);
  const { child, opened } = await starters[browser.engine](browser, profile, url.href, rate);
  const ended = new Promise((_, reject) => {
    child.once("error", reject);
    child.once("close", (status) => reject(new Error(`the browser ended with ${status}`)));
  });
  const said = Promise.race([ended, opened.then(() => home.letter)]);
  try {
    const { text } = await within(visitMs, "a page alone", said);
    const told = JSON.parse(text);
    if (told.failed) throw new Error(`the page failed: ${told.failed}`);
    return told;
  } finally {
    ended.catch(() => {});
    end(child);
    home.close();
    // What a process of it writes while it ends may come back once.
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
  }
}
