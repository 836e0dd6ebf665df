/** Visits a page that probes, and brings its reports home. */
import { pause, within } from "./deadline.mjs";

const finishMs = 30_000;

const read = `
  const shown = (id) => { const e = document.getElementById(id); return e ? e.textContent : ""; };
  const state = document.documentElement.dataset.state || "";
  return [state, state === "done" ? shown("report-json") : shown("failure")];
`;

/** The reports of one visit with `driver`; rejects when the page fails or never finishes. */
export function reportsOf(driver, address) {
  // A page that spins answers no script at all, so the driver's own waits do not suffice.
  return within(finishMs + 10_000, "the visit", look(driver, address));
}

/** The same of a page that waits for a click, as sound does. */
export function reportsAfterClick(driver, address) {
  return within(finishMs + 10_000, "the visit", (async () => {
    await driver.get(address);
    while ((await driver.executeScript(read))[0] !== "waiting") await pause(30);
    await driver.findElement({ id: "start" }).click();
    return shown(driver);
  })());
}

async function look(driver, address) {
  await driver.get(address);
  return shown(driver);
}

async function shown(driver) {
  const end = Date.now() + finishMs;
  let seen = "";
  while (Date.now() < end) {
    const [state, text] = await driver.executeScript(read);
    if (state === "done") return [JSON.parse(text)].flat();
    if (state === "failed") throw new Error(`the page failed: ${text}`);
    seen = state;
    await pause(30);
  }
  throw new Error(`the page did not finish in ${finishMs / 1000} s (state "${seen}")`);
}

/**
 * The reports of a page that probes once another tab is in front of it. The other tab must be of
 * the same origin: there the page leaves what it found.
 */
export function reportsFromBehind(driver, address) {
  return within(finishMs + 10_000, "the visit", lookFromBehind(driver, address));
}

async function lookFromBehind(driver, address) {
  await driver.get(address);
  const behind = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  await driver.get(new URL("blank.html", address).href);
  const end = Date.now() + finishMs;
  let told = null;
  while (told === null && Date.now() < end) {
    told = await driver.executeScript("return localStorage.getItem('reports')");
    await pause(100);
  }
  await driver.executeScript("localStorage.clear()");
  await driver.close();
  await driver.switchTo().window(behind);
  if (told === null) throw new Error("the page was never hidden, or did not finish there");
  const reports = JSON.parse(told);
  if (reports.error) throw new Error(`the page failed: ${reports.error}`);
  return reports;
}

/**
 * Asks a page once and lets it work in peace: the method of a global object of the page, which gives a
 * value or a promise of one.
 */
export async function askPage(driver, object, method, argument, milliseconds) {
  const asking = driver.executeAsyncScript(
    `const [object, method, argument, done] = arguments;
     (async () => globalThis[object][method](argument))().then((result) => done([result, null]), (error) => done([null, String(error)]));`,
    object,
    method,
    argument ?? null,
  );
  // A page that spins answers no script at all, so the driver's own wait does not suffice.
  const [result, error] = await within(milliseconds + 10_000, `the page's ${method}`, asking);
  if (error !== null) throw new Error(`${method}: ${error}`);
  return result;
}
