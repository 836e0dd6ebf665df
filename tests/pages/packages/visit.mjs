/** Visits of a project: built or served, opened in a real browser, its verdict read. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pause, within } from "../library/deadline.mjs";
import { argumentsWith, install } from "../library/extensions.mjs";
import { current } from "../library/places.mjs";
import { comingHome, Session } from "../library/session.mjs";
import { give, serving } from "./hosts.mjs";
import { built } from "./project.mjs";
import { run } from "./programs.mjs";

const buildMs = 6 * 60_000;
const showMs = 60_000;

/** Builds and serves the project as the visit says; resolves to `{ page, end }`. */
export async function host(folder, visit) {
  // What an earlier visit of the same project built would hide that this one builds nothing.
  for (const place of built) await rm(join(folder, place), { recursive: true, force: true });
  if (visit.run) await run(folder, visit.run, buildMs);
  const { address, end } = await (visit.server ? serving(folder, visit.server) : give(folder, visit.serve ?? ["."]));
  const page = new URL(visit.page, address).href;
  try {
    if (visit.rendered) await isRendered(page, visit.rendered);
  } catch (error) {
    end();
    throw error;
  }
  return { page, end };
}

/** The verdict that the program of the visit prints. */
export async function printed(folder, visit) {
  const output = await run(folder, visit.program, buildMs, chromium);
  return output.trim().split("\n").at(-1);
}

/** What a program may open a page in. */
const chromium = { CHROMIUM: current.find(({ engine }) => engine === "chromium")?.binary };

/** The verdict that the page shows in a browser of its own, which has a folder of the project as an extension. */
export async function withExtension(browser, folder, visit, page) {
  const place = join(folder, visit.extension);
  const session = new Session(browser, { extraArguments: argumentsWith(browser.engine, place) });
  try {
    await install(await session.driver(), browser.engine, place);
    return await verdict(session, page);
  } finally {
    await session.end();
  }
}

/** The verdict that the page shows. */
export const verdict = (session, page) =>
  comingHome(session, async () => within(2 * showMs, "the visit", shown(await session.freshTab(), page)));

/** The page came with this text from the server, before any script of it ran. */
async function isRendered(page, text) {
  const answer = await (await fetch(page)).text();
  if (!answer.includes(text)) throw new Error(`the server did not render "${text}"`);
}

/** The text of the element `verdict`; what ends with an ellipsis is not the last word. */
async function shown(driver, page) {
  await driver.get(page);
  const end = Date.now() + showMs;
  let text = "";
  while (Date.now() < end) {
    // A development server reloads the page once it has seen what it imports.
    text = await driver.executeScript(read).catch(() => "");
    if (text && !text.endsWith("…")) return text;
    await pause(50);
  }
  return `nothing within ${showMs / 1000} s${text ? `: "${text}"` : ""}`;
}

const read = `return document.getElementById("verdict")?.textContent.trim() ?? "";`;
