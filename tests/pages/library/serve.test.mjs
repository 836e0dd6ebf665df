import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, serve } from "./serve.mjs";

let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

/** Asks for a path as it is; `fetch` would tidy the dots away. */
function status(path, method = "GET") {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.address);
    request({ hostname, port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

test("the playground and the adversaries are served", async () => {
  assert.equal(await status("/examples/playground/"), 200);
  assert.equal(await status("/examples/playground/index.html?run=1"), 200);
  assert.equal(await status("/tests/adversaries/subclass.js"), 200);
});

test("every adversary is listed with what its head says", async () => {
  const listed = await (await fetch(`${server.address}/tests/adversaries/index.json`)).json();
  const files = (await readdir(join(root, "tests/adversaries"))).filter((file) => file.endsWith(".js"));
  const own = listed.filter(({ published }) => !published);
  assert.deepEqual(own.map(({ script }) => script), files.sort().map((file) => `/tests/adversaries/${file}`));
  for (const { name, technique, seen, shows, verdict } of listed) {
    assert.ok(technique && seen && shows && verdict, name);
  }
  for (const { script } of own) assert.equal(await status(script), 200, script);
});

test("a package that is not bundled yet is listed without a script", async () => {
  const listed = await (await fetch(`${server.address}/tests/adversaries/index.json`)).json();
  const published = listed.filter((adversary) => adversary.published);
  assert.ok(published.some(({ name }) => name === "zone"));
  for (const { name, script } of published) assert.equal(script, null, name);
});

test("pages get the scripts that come first, from our folders only", async () => {
  const page = "/tests/genuine/pages/plain.html";
  const text = await (
    await fetch(`${server.address}${page}?first=/tests/adversaries/subclass.js&first=//evil/x.js`)
  ).text();
  assert.match(text, /<script src="\/tests\/adversaries\/subclass.js" nonce="page"><\/script>\s+<script type="module"/);
  assert.doesNotMatch(text, /evil/);
});

test("nothing else of the repository is", async () => {
  for (const path of [
    "/tests/genuine/plain.json",
    "/tests/adversaries/packages/node_modules/jsdom/package.json",
    "/bundles/zone.js",
    "/Cargo.toml",
    "/tests/pages/library/serve.mjs",
    "/examples/playground",
    "/pkg/../Cargo.toml",
    "/examples/playground/../../Cargo.toml",
    "/examples/playground/%2e%2e/%2e%2e/Cargo.toml",
    "/examples/playground/..%2f..%2fCargo.toml",
    "/examples/playground/..%5c..%5cCargo.toml",
    "//etc/passwd",
    "/pkg/%00",
    "/pkg/%zz",
  ]) {
    assert.equal(await status(path), 404, path);
  }
});

test("only reading is allowed", async () => {
  assert.equal(await status("/examples/playground/", "POST"), 405);
  assert.equal(await status("/examples/playground/", "HEAD"), 200);
});

test("a taken port is named", async () => {
  const port = Number(new URL(server.address).port);
  await assert.rejects(serve({ port }), new RegExp(`port ${port} is taken`));
});
