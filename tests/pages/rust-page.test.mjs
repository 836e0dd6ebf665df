/**
 * The page in Rust of `examples/yew`: built with cargo and wasm-bindgen, and opened in every
 * browser. It shows the verdict and the anomalies that the Rust API gives.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { close, open } from "./library/browsers.mjs";
import { pause, within } from "./library/deadline.mjs";
import { askedOf, current, target } from "./library/places.mjs";
import { root } from "./library/root.mjs";
import { serve } from "./library/serve.mjs";

const buildMs = 15 * 60_000;
const visitMs = 30_000;

const run = promisify(execFile);
const example = join(root, "examples/yew");
const output = join(target, "rust-page");
const site = join(output, "site");

async function build() {
  const wasm = "wasm32-unknown-unknown";
  const options = ["--locked", "--target", wasm, "--target-dir", output];
  await run("cargo", ["build", ...options], { cwd: example });
  const module = join(output, wasm, "debug/ontrack-probe-yew.wasm");
  const bindgen = join(target, "tools/bin/wasm-bindgen");
  await run(bindgen, ["--target", "web", "--out-dir", join(site, "dist"), module]);
  await mkdir(site, { recursive: true });
  await copyFile(join(example, "index.html"), join(site, "index.html"));
}

/** The verdict that the page shows, and the anomalies above soft. */
async function shown(driver) {
  const read = `
    const verdict = document.getElementById("verdict");
    const anomalies = [...document.querySelectorAll("#anomalies li:not(.soft)")];
    return verdict && [verdict.textContent, anomalies.map((anomaly) => anomaly.textContent)];`;
  for (;;) {
    const found = await driver.executeScript(read);
    if (found !== null) return found;
    await pause(50);
  }
}

let server;

before(
  async () => {
    await build();
    server = await serve({ bundles: site });
  },
  { timeout: buildMs },
);

after(() => server?.close());

for (const browser of askedOf(current, ({ name }) => ["rust-page", name])) {
  test(`a page in Rust shows its verdict in ${browser.name}`, async () => {
    assert.ok(!browser.missing, browser.missing);
    const driver = await open(browser.engine, browser);
    try {
      await driver.get(`${server.address}/bundles/index.html`);
      const [verdict, anomalies] = await within(visitMs, "the verdict", shown(driver));
      assert.equal(verdict, "genuine");
      assert.deepEqual(anomalies, []);
    } finally {
      await close(driver);
    }
  });
}
