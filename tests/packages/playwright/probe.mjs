// Puts the classic script into pages as a test does: at an address, without one, and in one of data.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const path = createRequire(import.meta.url).resolve("ontrack-probe/classic.js");
const server = createServer((_, response) => response.setHeader("content-type", "text/html").end("<!doctype html><p>page"));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });

/** Runs in the page. */
async function ask() {
  const report = await ontrackProbe.probe();
  const catalogue = await ontrackProbe.checks();
  const again = await ontrackProbe.judge(report);
  const { media, reason } = await ontrackProbe.probe({ source: "loopback", timeoutMs: 10_000 });
  if (catalogue.length === 0) return "the catalogue is empty";
  if (again.verdict !== report.verdict) return `judged again: ${again.verdict}`;
  if (media === null) return `no media: ${reason}`;
  return report.reason ? `${report.verdict}: ${report.reason}` : report.verdict;
}

const verdicts = [];
for (const address of [`http://127.0.0.1:${server.address().port}`, "about:blank", "data:text/html,<p>page"]) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.addScriptTag({ path });
  verdicts.push(await page.evaluate(ask));
}
await browser.close();
server.close();
console.log(verdicts.join(", "));
