/** Starts WebKitGTK's MiniBrowser, whose Debian build has no RTCPeerConnection. */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { Builder, Capabilities } from "selenium-webdriver";
import { adopt } from "./browsers.mjs";
import { pause, within } from "./deadline.mjs";

/** Programs started here; each is ended by its own process id. */
const started = [];
process.once("exit", () => started.forEach((child) => child.kill()));

function start(program, list, settings) {
  const child = spawn(program, list, settings);
  started.push(child);
  child.failed = new Promise((_, reject) => {
    child.once("error", (error) => reject(new Error(`${program}: ${error.message}`)));
    child.once("exit", (status) => reject(new Error(`${program} ended with status ${status}`)));
  });
  // It also rejects at the end of the run, when nobody waits for it any more, nor for the program itself.
  child.failed.catch(() => {});
  child.unref();
  return child;
}

/** A display that no other program has: the server itself picks the number. */
async function freeDisplay(xvfb) {
  const list = ["-displayfd", "3", "-screen", "0", "1280x720x24", "-nolisten", "tcp"];
  const child = start(xvfb, list, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = new Promise((resolve) => {
    child.stdio[3].once("data", (bytes) => {
      child.stdio[3].unref();
      resolve(`:${String(bytes).trim()}`);
    });
  });
  return within(15_000, "starting Xvfb", Promise.race([number, child.failed]));
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function driverAddress(webDriver, display) {
  const port = await freePort();
  const child = start(webDriver, [`--port=${port}`, "--host=127.0.0.1"], {
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: "1" },
    stdio: "ignore",
  });
  const address = `http://127.0.0.1:${port}`;
  const ready = (async () => {
    while (!(await fetch(`${address}/status`).then((r) => r.ok, () => false))) await pause(50);
  })();
  await within(15_000, "starting WebKitWebDriver", Promise.race([ready, child.failed]));
  return address;
}

/** `place` holds the paths of MiniBrowser, WebKitWebDriver and Xvfb. */
export async function openWebKit({ binary, driver: webDriver, display: xvfb }) {
  const capabilities = new Capabilities()
    .setBrowserName("MiniBrowser")
    .set("webkitgtk:browserOptions", { binary, args: ["--automation"] });
  const address = await driverAddress(webDriver, await freeDisplay(xvfb));
  const driver = adopt(
    new Builder().usingServer(address).withCapabilities(capabilities).build(),
  );
  await within(60_000, "starting MiniBrowser", driver.getSession());
  return driver;
}
