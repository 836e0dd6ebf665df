/** Visits the playground and brings its report home. */
import { pause, within } from "./deadline.mjs";

const finishMs = 30_000;

/** The address that probes at once, with an adversary loaded before the library if one is named. */
export function playground(address, adversary) {
  const query = new URLSearchParams({ run: "1" });
  if (adversary) query.set("adversary", adversary);
  return `${address}/examples/playground/index.html?${query}`;
}

const read = `
  const shown = (id) => { const e = document.getElementById(id); return e ? e.textContent : ""; };
  const state = document.documentElement.dataset.state || "";
  return [state, state === "done" ? shown("report-json") : shown("failure")];
`;

/** The report of one visit with `driver`; rejects when the page fails or never finishes. */
export function visit(driver, address, adversary) {
  // A page that spins answers no script at all, so the driver's own waits do not suffice.
  return within(finishMs + 10_000, "the visit", look(driver, playground(address, adversary)));
}

async function look(driver, page) {
  await driver.get(page);
  const end = Date.now() + finishMs;
  let seen = "";
  while (Date.now() < end) {
    const [state, text] = await driver.executeScript(read);
    if (state === "done") return JSON.parse(text);
    if (state === "failed") throw new Error(`the page failed: ${text}`);
    seen = state;
    await pause(30);
  }
  throw new Error(`the page did not finish in ${finishMs / 1000} s (state "${seen}")`);
}
