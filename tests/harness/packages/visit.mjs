/** One visit of a project: built or served, opened in a real browser, its verdict read. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { firstLine } from "../browsers.mjs";
import { pause, within } from "../deadline.mjs";
import { give, serving } from "./hosts.mjs";
import { run } from "./programs.mjs";

const buildMs = 6 * 60_000;
const showMs = 60_000;

/** What an earlier visit of the same project built would hide that this one builds nothing. */
const built = ["dist", ".next", ".parcel-cache"];

/** Builds and serves the project as the visit says; resolves to `{ address, end }`. */
async function host(folder, visit) {
  for (const place of built) await rm(join(folder, place), { recursive: true, force: true });
  if (visit.run) await run(folder, visit.run, buildMs);
  return visit.server ? serving(folder, visit.server) : give(folder, visit.serve ?? ["."]);
}

/** Hands over `{ browser, title, actual }` for each browser of the visit. */
export async function verdicts(folder, visit, sessions, each) {
  if (visit.program) {
    const output = await run(folder, visit.program, buildMs);
    each({ browser: null, title: "", actual: output.trim().split("\n").at(-1) });
    return;
  }
  const { address, end } = await host(folder, visit);
  try {
    const page = new URL(visit.page, address).href;
    if (visit.rendered) await isRendered(page, visit.rendered);
    for (const browser of visit.browsers) {
      const session = sessions.get(browser);
      const driver = await session.freshTab();
      const actual = await within(2 * showMs, "the visit", shown(driver, page)).catch(async (error) => {
        await session.end();
        return `error: ${firstLine(error)}`;
      });
      each({ browser, title: session.title, actual });
    }
  } finally {
    end();
  }
}

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
