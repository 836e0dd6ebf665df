/**
 * Records the evidence that Rust's tests judge: of each browser that `target/browsers.json` names one
 * piece of the source `offline` and one of `loopback` with every codec, below `tests/evidence`. Run
 * by `cargo xtask bless`.
 */
import { writeFile } from "node:fs/promises";
import { ask } from "../tests/pages/library/genuine.mjs";
import { reportsOf } from "../tests/pages/library/page.mjs";
import { current } from "../tests/pages/library/places.mjs";
import { serve } from "../tests/pages/library/serve.mjs";
import { Session } from "../tests/pages/library/session.mjs";

const nonce = "recorded";
const kinds = [
  ["", { nonce, effort: "thorough", timeoutMs: 10_000 }],
  ["-loopback", { nonce, effort: "thorough", timeoutMs: 10_000, source: { kind: "loopback", codecs: "all" } }],
];

const server = await serve({});
for (const browser of current) {
  const session = new Session(browser);
  for (const [ending, probe] of kinds) {
    const url = new URL("/tests/genuine/pages/plain.html", server.address);
    ask(url, { probe });
    const [report] = await reportsOf(await session.freshTab(), url.href);
    const name = session.title.replace(" ", "-");
    if (report.verdict !== "genuine") throw new Error(`${name} is ${report.verdict} (${report.reason})`);
    const file = new URL(`../tests/evidence/${name}${ending}.json`, import.meta.url);
    await writeFile(file, `${JSON.stringify(report.evidence, null, 1)}\n`);
    console.log(`${file.pathname}: ${report.verdict}`);
  }
  await session.end();
}
server.close();
