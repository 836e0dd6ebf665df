/** Slows a page down while it probes, and brings its reports home. Chromium only. */
import { pause, within } from "./deadline.mjs";

const limitMs = 90_000;

/** How many times slower than it is, and what is asked for meanwhile, all at once. */
const rates = [20, 60, 100];
const asked = [[{}], [{}, { effort: "thorough" }, { source: "loopback" }]];

/** The stages at which the debugger holds the page, and for how long. */
const stages = ["surveyed", "answered", "closed"];
const heldMs = 4000;

const begin = "window.begin(...arguments)";
const state = "return document.documentElement.dataset.state";

async function waiting(driver, address) {
  // A page that is held answers late, and only the limit of the visit tells when that is too late.
  await driver.manage().setTimeouts({ script: limitMs });
  await driver.get(address);
  while ((await driver.executeScript(state)) !== "waiting") await pause(30);
}

async function told(driver) {
  for (;;) {
    const reports = await driver.executeScript("return window.reports");
    if (reports) return JSON.parse(reports);
    await pause(100);
  }
}

/** The reports of a page whose processor is slow. Each rate has the limit for itself. */
export async function reportsOfThrottled(driver, address) {
  const throttle = (rate) => driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate });
  await within(limitMs, "the page's start", waiting(driver, address));
  const reports = [];
  for (const rate of rates) {
    for (const all of asked) {
      const visit = async () => {
        await driver.executeScript(begin, all);
        await throttle(rate);
        const own = await told(driver);
        await throttle(1);
        return own;
      };
      reports.push(...(await within(limitMs, `${all.length} probes at a rate of ${rate}`, visit())));
    }
  }
  return reports;
}

/** The reports of a page that a debugger holds. */
export function reportsOfPaused(driver, address) {
  return within(limitMs, "the paused visit", (async () => {
    await waiting(driver, address);
    await driver.sendDevToolsCommand("Debugger.enable", {});
    const reports = [];
    for (const stage of stages) {
      const all = [{}, { effort: "thorough" }];
      await driver.executeScript(begin, all, stage);
      await pause(heldMs);
      // Each of the probes is held.
      for (const _ of all) {
        await driver.sendDevToolsCommand("Debugger.resume", {}).catch(() => {});
        await pause(100);
      }
      reports.push(...(await told(driver)));
    }
    await driver.sendDevToolsCommand("Debugger.disable", {});
    return reports;
  })());
}
