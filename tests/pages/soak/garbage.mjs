/** What only the browser can do or tell: collect garbage, and how much memory a page has. */
import firefox from "selenium-webdriver/firefox.js";

/** What each browser is started with to let us. */
export const settings = {
  chromium: { extraArguments: ["--js-flags=--expose-gc"] },
  firefox: {},
};

const collecting = {
  async chromium(driver) {
    await driver.sendDevToolsCommand("HeapProfiler.collectGarbage");
  },
  // The parent process has every content process collect.
  async firefox(driver) {
    await inParent(driver, `
      const done = arguments[arguments.length - 1];
      for (const what of ["child-gc-request", "child-cc-request", "child-gc-request"]) {
        Services.obs.notifyObservers(null, what);
      }
      setTimeout(() => done(null), 300);`);
  },
};

async function inParent(driver, script) {
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await driver.executeAsyncScript(script);
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

/** Has the browser collect garbage. */
export const collectGarbage = (driver, browser) => collecting[browser](driver);

const telling = {
  async chromium(driver) {
    await driver.sendDevToolsCommand("Performance.enable");
    const { metrics } = await driver.sendAndGetDevToolsCommand("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? null;
    return {
      heapBytes: of("JSHeapUsedSize"),
      nodes: of("Nodes"),
      listeners: of("JSEventListeners"),
      liveConnections: of("RTCPeerConnections"),
      audioHandlers: of("AudioHandlers"),
    };
  },
  // Firefox tells a page nothing of its heap; the process is that of the page alone.
  async firefox(driver) {
    const processBytes = await inParent(driver, `
      const done = arguments[arguments.length - 1];
      const id = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
      ChromeUtils.requestProcInfo().then(({ children }) => done(children.find(({ pid }) => pid === id)?.memory ?? null));`);
    return { processBytes };
  },
};

/** What the browser tells of the page. */
export const told = (driver, browser) => telling[browser](driver);
