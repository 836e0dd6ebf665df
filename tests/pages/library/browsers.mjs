/** Starts real browsers over WebDriver, each with a fresh profile, and ends every one of them. */
import { Builder, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";
import { within } from "./deadline.mjs";

const startMs = 60_000;
const quitMs = 10_000;

/** Whatever a browser would fetch of its own accord only disturbs the measurement. */
const quietChromium = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  "--disable-dev-shm-usage",
];

/** The console of every page is kept, to be asked for. */
const everything = new logging.Preferences();
everything.setLevel(logging.Type.BROWSER, logging.Level.ALL);

function chromium({ binary, driver, driverArguments = [], extraArguments = [] }) {
  const options = new chrome.Options()
    .setChromeBinaryPath(binary)
    .addArguments("--headless", ...quietChromium, ...extraArguments);
  options.setLoggingPrefs(everything);
  // Chromium refuses to run as root inside its sandbox, and containers are root.
  if (process.getuid?.() === 0) options.addArguments("--no-sandbox");
  return new Builder()
    .forBrowser("chrome")
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(driver).addArguments(...driverArguments))
    .build();
}

function gecko({ binary, driver, driverArguments = [], extraArguments = [], preferences = {}, bidi = false }) {
  const options = new firefox.Options().setBinary(binary).addArguments("-headless", ...extraArguments);
  for (const [name, value] of Object.entries(preferences)) options.setPreference(name, value);
  if (bidi) options.enableBidi();
  return new Builder()
    .forBrowser("firefox")
    .setFirefoxOptions(options)
    // What the console says can be asked of the browser itself only.
    .setFirefoxService(new firefox.ServiceBuilder(driver).addArguments("--allow-system-access", ...driverArguments))
    .build();
}

const starters = { chromium, firefox: gecko };
const running = new Set();

/** Takes charge of a driver: it is ended with this process, however that ends. */
export function adopt(driver) {
  running.add(driver);
  return driver;
}

/**
 * Starts the browser `name`; `place` is `{ binary, driver }`, the paths of both programs, with
 * optional `extraArguments`, `driverArguments`, and (Firefox) `preferences` and `bidi`.
 */
export async function open(name, place) {
  const driver = adopt(starters[name](place));
  try {
    await within(startMs, `starting ${name}`, driver.getSession());
    await driver.manage().setTimeouts({ script: 20_000, pageLoad: 30_000 });
  } catch (error) {
    await close(driver);
    throw new Error(`${name} did not start: ${firstLine(error)}`);
  }
  return driver;
}

/** Ends a browser and its driver; a browser that is gone already is no error. */
export async function close(driver) {
  running.delete(driver);
  await within(quitMs, "quitting", driver.quit()).catch(() => {});
}

/** The first line of what an error says; the rest of a driver's is its own stack. */
export function firstLine(error) {
  return String(error?.message ?? error).split("\n")[0].trim();
}

/** Ends every browser that is still open. */
export async function closeAll() {
  await Promise.all([...running].map(close));
}

for (const [signal, status] of [["SIGINT", 130], ["SIGTERM", 143]]) {
  process.once(signal, () => closeAll().finally(() => process.exit(status)));
}
