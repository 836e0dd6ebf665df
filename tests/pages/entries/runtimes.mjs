/** Where the package runs: as CommonJS, on a server, and where a runtime lacks something. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { entry, manifest, pkg, required, run, text } from "./package.mjs";

test("CommonJS has what the module has, each of it to be replaced by a test", async () => {
  let count = 0;
  for (const [path, { module, require: conditions }] of Object.entries(manifest.exports)) {
    if (!module) continue;
    const name = conditions.default;
    const commonJs = required(join(pkg, name));
    assert.deepEqual(Object.keys(commonJs).sort(), Object.keys(await entry(module)).sort(), path);
    for (const key of Object.keys(commonJs)) assert.ok(Object.getOwnPropertyDescriptor(commonJs, key).writable, key);
    // Jest refuses to import modules for CommonJS.
    assert.doesNotMatch(await text(name), /\bimport\(/, name);
    count += 1;
  }
  assert.equal(count, 6);
});

test("a module runs where nothing encodes text", async () => {
  const script = `
    const evidence = JSON.stringify(require("./testing.cjs").reports.tampered.evidence);
    delete globalThis.TextDecoder;
    delete globalThis.TextEncoder;
    const judged = async (judge) => {
      const { verdict } = await judge(JSON.parse(evidence));
      const wrong = await judge({ "\u00e9\u{1f600}\ud800": 1, schemaVersion: "\u{1f600}" }).catch(String);
      return [verdict, wrong].join();
    };
    const modules = [require("./judge.cjs"), require("./index.cjs"), import("./judge.js")];
    (async () => {
      for (const module of modules) console.log(await judged((await module).judge));
    })();`;
  const { stdout } = await run(process.execPath, ["--eval", script], { cwd: pkg, timeout: 60_000 });
  const lines = stdout.trim().split("\n");
  assert.match(lines[0], /^tampered,TypeError: judge: /);
  assert.deepEqual(lines, [lines[0], lines[0], lines[0]]);
});

test("the judge judges, and is the same wherever it runs", async () => {
  const judge = await entry("judge.js");
  assert.deepEqual(Object.keys(judge).sort(), ["checks", "judge", "start"]);
  const verifier = await entry("verifier.js");
  const all = ["checks", "createVerifier", "decide", "judge", "memoryStore", "policies", "start"];
  assert.deepEqual(Object.keys(verifier).sort(), all);
  assert.equal(verifier.judge, judge.judge);
  const workerd = (await text("judge-workerd.js")).match(/export\{([^}]*)\}/)[1];
  assert.deepEqual(workerd.match(/\w+(?=,|$)/g).sort(), all);
});

test("a page that judges downloads nothing of the verifier", async () => {
  for (const name of ["index.js", "judge.js", "slim.js", "classic.js", "offline.js", "whole.js"]) {
    assert.doesNotMatch(await text(name), /createVerifier|verifier\.js|ask-more/, name);
  }
  assert.match(await text("verifier.js"), /createVerifier.*ask-more|ask-more.*createVerifier/s);
});

test("the module asks its host for nothing but the functions of its own glue", async () => {
  const module = await WebAssembly.compile(await readFile(join(pkg, "ontrack_probe.wasm")));
  const modules = new Set(WebAssembly.Module.imports(module).map(({ module }) => module));
  // An `env` would mean that something was linked that nobody provides.
  assert.equal(modules.size, 1, [...modules].join());
  for (const name of modules) assert.doesNotMatch(name, /^(env$|wasi)/);
});

test("on a server an import leaves no global behind, and a probe is a report", async () => {
  const script = `
    const before = Object.keys(globalThis).join();
    const library = await import(${JSON.stringify(join(pkg, "index.js"))});
    const isSame = Object.keys(globalThis).join() === before;
    const functions = ["probe", "judge", "checks"].filter((name) => typeof library[name] === "function");
    const { verdict } = await library.probe();
    console.log(JSON.stringify([isSame, functions, verdict]));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], { timeout: 60_000 });
  const [isSame, functions, verdict] = JSON.parse(stdout);
  assert.equal(isSame, true);
  assert.deepEqual(functions, ["probe", "judge", "checks"]);
  assert.ok(["blocked", "inconclusive"].includes(verdict), verdict);
});
