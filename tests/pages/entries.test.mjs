/**
 * The entries of the built package: what they export, that importing them does nothing, and that
 * the tools that know npm's pitfalls find none.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { bytesOf } from "../../pkg-template/loader/printable.js";
import { test } from "node:test";
import { promisify } from "node:util";
import { createContext, runInContext } from "node:vm";
import { parse } from "acorn";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import "./dependencies.mjs";
import { root } from "./library/root.mjs";

const pkg = join(root, "pkg");
const program = (name) => join(root, "tests/pages/node_modules/.bin", name);
const run = promisify(execFile);
const entry = (name) => import(join(pkg, name));
const required = createRequire(import.meta.url);
const text = (name) => readFile(join(pkg, name), "utf8");
const manifest = JSON.parse(await text("package.json"));

test("slim is the package with a start of its own", async () => {
  const [whole, slim] = [await entry("index.js"), await entry("slim.js")];
  assert.deepEqual(Object.keys(slim).sort(), [...Object.keys(whole), "start"].sort());
});

test("a module that never comes is no probe without end", async () => {
  const { probe, start } = await import(`${join(pkg, "slim.js")}?never`);
  start(new Promise(() => {}));
  const { verdict, reason, outcome } = await probe({ timeoutMs: 1 });
  assert.deepEqual([verdict, reason, outcome], ["inconclusive", "stalled", "TIMEOUT"]);
  const aborted = probe({ timeoutMs: 1, signal: AbortSignal.timeout(50) });
  await assert.rejects(aborted, { name: "TimeoutError" });
});

test("a start that stalled is made again, of an answer too whose body is read", async () => {
  const { probe, start } = await import(`${join(pkg, "slim.js")}?again`);
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (ring) => ring();
  try {
    start(new Response(await readFile(join(pkg, "ontrack_probe.wasm"))));
    assert.equal((await probe()).reason, "stalled");
  } finally {
    globalThis.setTimeout = setTimeout;
  }
  const { reason } = await probe();
  assert.notEqual(reason, "stalled");
  assert.notEqual(reason, "start-failed");
});

test("a module that cannot be fetched is a report for whoever watches, too", async () => {
  const { probe, start, watch } = await import(`${join(pkg, "slim.js")}?unreachable`);
  await assert.rejects(start(Promise.reject(new TypeError("fetch failed"))), TypeError);
  const connection = Object.assign(new EventTarget(), { getReceivers() {} });
  const { judge } = await entry("judge.js");
  for (const { evidence, ...report } of [await probe(), await watch(connection).ended]) {
    assert.deepEqual([report.verdict, report.reason], ["inconclusive", "start-failed"]);
    const judged = await judge(evidence);
    assert.deepEqual(Object.keys(report).sort(), Object.keys(judged).filter((name) => name !== "evidence").sort());
    for (const name of ["outcome", "summary", "media", "engine"]) assert.deepEqual(report[name], judged[name], name);
  }
});

/** The module inside a script: its longest text. */
async function inlined(name) {
  const texts = (await text(name)).match(/"[ !#-~]{1000,}"/g);
  return Buffer.from(bytesOf(JSON.parse(texts.sort((one, other) => other.length - one.length)[0])));
}

test("the default entry starts the module that its source needs, once", async () => {
  const { instantiate } = WebAssembly;
  const started = [];
  WebAssembly.instantiate = (bytes, imports) => {
    started.push(Buffer.from(bytes));
    return instantiate(bytes, imports);
  };
  try {
    const { probe } = await entry("index.js");
    for (const source of ["offline", "loopback", "offline", "loopback"]) {
      assert.equal((await probe({ source })).reason, "not-a-window");
    }
  } finally {
    WebAssembly.instantiate = instantiate;
  }
  const [offline, media] = started;
  assert.equal(started.length, 2);
  assert.ok(offline.equals(await inlined("offline.js")));
  assert.ok(media.equals(await inlined("whole.js")));
  assert.ok(offline.length < media.length);
});

test("what collects evidence has the probe inside and no rules", async () => {
  const [collecting, probing] = [await inlined("collect.js"), await inlined("offline.js")];
  assert.ok(probing.includes("tampered") && probing.includes("event.trusted"));
  assert.ok(!collecting.includes("tampered") && !collecting.includes("event.trusted"));
  assert.ok(collecting.includes("setRemoteDescription"));
  const { collect } = await entry("collect.js");
  assert.equal((await collect()).obstacle, "not-a-window");
  await assert.rejects(collect({ source: "loopback" }), TypeError);
});

test("who wants media downloads no reader of evidence, and slim has one", async () => {
  const whole = (await inlined("whole.js")).length;
  const slim = await readFile(join(pkg, "ontrack_probe.wasm"));
  assert.ok(whole < slim.length);
  const exported = async (bytes) => WebAssembly.Module.exports(await WebAssembly.compile(bytes)).length;
  assert.equal(await exported(slim), (await exported(await inlined("whole.js"))) + 1);
});

test("every file that a script loads or names as its map is in the package", async () => {
  const published = await packed();
  const beside = /\b(?:import|require)\("\.\/([^"]+)"\)|\/\/# sourceMappingURL=(\S+)$/g;
  let count = 0;
  for (const name of (await readdir(pkg)).filter((file) => /\.c?js$/.test(file))) {
    for (const [, loaded, map] of (await text(name)).matchAll(beside)) {
      assert.ok(published.includes(loaded ?? map), `${name} names ${loaded ?? map}`);
      count += 1;
    }
  }
  assert.ok(count > 20, `${count}`);
});

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
  assert.equal(count, 5);
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

test("an error tells its place in the sources, by the maps", async () => {
  const script = `import("./judge.js").then(({ judge }) => judge({})).catch(({ stack }) => console.log(stack))`;
  const { stdout } = await run(process.execPath, ["--enable-source-maps", "--eval", script], { cwd: pkg });
  assert.match(stdout, /ontrack-probe:\/\/\/package\/judge\/glue-outside\.js:\d+/);
  for (const name of (await readdir(pkg)).filter((file) => file.endsWith(".map"))) {
    const { sources, sourcesContent } = JSON.parse(await text(name));
    assert.ok(sources.length > 0, name);
    for (const source of sources) assert.match(source, /^(?:pkg-template|package)\//, name);
    assert.ok(!sourcesContent.some((content) => content?.includes(root)), name);
  }
});

test("the entry for tests has a report of each verdict, judged from evidence of browsers", async () => {
  const { reports } = await entry("testing.js");
  const { judge } = await entry("judge.js");
  const words = ["genuine", "instrumented", "tampered", "emulated", "blocked", "inconclusive"];
  assert.deepEqual(Object.keys(reports).sort(), words.sort());
  for (const [verdict, report] of Object.entries(reports)) {
    assert.equal(report.verdict, verdict);
    assert.deepEqual(await judge(report.evidence), report, verdict);
  }
});

test("what stands in for the package answers as it does", async () => {
  const { mock, reports } = await entry("testing.js");
  const module = await entry("index.js");
  const standing = mock("blocked");
  assert.deepEqual(Object.keys(standing).sort(), Object.keys(module).sort());
  const report = await standing.probe({ timeoutMs: 5 });
  assert.deepEqual(report, reports.blocked);
  report.verdict = "changed";
  assert.equal((await standing.probe()).verdict, "blocked");
  await assert.rejects(standing.probe({ signal: AbortSignal.abort(new Error("left")) }), /left/);
  assert.deepEqual(await standing.judge({}), reports.blocked);
  assert.deepEqual(await standing.checks(), await module.checks());
  const watching = standing.watch(new EventTarget());
  assert.deepEqual(await watching.report(), reports.blocked);
  watching.stop();
  assert.deepEqual(await watching.ended, reports.blocked);
  const own = { ...reports.genuine, durationMs: 7 };
  assert.deepEqual(await mock(own).probe(), own);
  assert.equal((await mock().probe()).verdict, "genuine");
  assert.throws(() => mock("human"), TypeError);
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
  assert.match(await text("verifier.js"), /createVerifier.*ask-more|ask-more.*createVerifier/);
});

test("who judges something else hears what it was, by a stable code", async () => {
  const { judge } = await entry("judge.js");
  const refused = async (input, code, message) => assert.rejects(judge(input), { name: "TypeError", code, message });
  await refused("{}", "other-type", /got a string: parse it first$/);
  await refused(undefined, "other-type", /got undefined: is the body parsed\?$/);
  await refused(7, "other-type", /got a number$/);
  await refused(null, "other-type", /^judge: evidence is of another type: /);
  await refused([], "other-type", /^judge: evidence is of another type: /);
  await refused({}, "no-version", /^judge: there is no schemaVersion: have the page send report\.evidence as it is$/);
  const update = (where) => new RegExp(` and this judge knows 1: update the package ${where}$`);
  await refused({ schemaVersion: 2 }, "other-version", update("on the server"));
  await refused({ evidence: { schemaVersion: 0 } }, "other-version", update("in the page"));
  const members = { schemaVersion: 1, surface: { members: "many" } };
  await refused(members, "other-type", /^judge: surface\.members is of another type: /);
  await refused({ schemaVersion: 1, events: Array(1e5).fill({}) }, "list-too-long", /^judge: events holds more than \d+: /);
});

test("an option that does not exist is refused by its name, with the nearest that does", async () => {
  const { probe, watch } = await entry("index.js");
  const refused = async (options, words) => {
    await assert.rejects(probe(options), { name: "TypeError", message: `there is no option ${words}` });
  };
  await refused({ timeoutms: 3 }, "timeoutms: did you mean timeoutMs?");
  await refused({ nonse: "of the server" }, "nonse: did you mean nonce?");
  await refused({ offline: true }, "offline");
  await refused(JSON.parse('{ "__proto__": 1 }'), "__proto__");
  await refused(new (class { budget = 3; })(), "budget");
  await refused({ source: { kind: "loopback", codec: "all" } }, "source.codec: did you mean codecs?");
  const message = "there is no option connections: did you mean connectionBudget?";
  const connection = Object.assign(new EventTarget(), { getReceivers() {} });
  await assert.rejects(watch(connection, { connections: 3 }).ended, { name: "TypeError", message });
});

test("an option that stands for nothing, and what all objects inherit, was not given", async () => {
  const { probe } = await entry("index.js");
  Object.prototype.ofALibrary = 1;
  try {
    assert.equal((await probe({ timeout: undefined })).reason, "not-a-window");
  } finally {
    delete Object.prototype.ofALibrary;
  }
});

test("the judge has no code for a browser", async () => {
  for (const name of ["judge.js", "verifier.js", "judge-workerd.js"]) {
    const code = (await text(name)).replace(/"[ -~]{1000,}"/, '""');
    assert.doesNotMatch(code, /document|window|RTCPeerConnection|createElement|setTimeout|Message/, name);
  }
  const imports = async (name) =>
    WebAssembly.Module.imports(await WebAssembly.compile(await readFile(join(pkg, name)))).length;
  const [judging, probing] = [await imports("ontrack_probe_judge.wasm"), await imports("ontrack_probe.wasm")];
  assert.ok(judging < probing / 2, `${judging} imports beside ${probing}`);
});

test("no module names a folder of whoever built it", async () => {
  for (const name of ["ontrack_probe.wasm", "ontrack_probe_judge.wasm"]) {
    const bytes = await readFile(join(pkg, name), "latin1");
    assert.doesNotMatch(bytes, /\.rs\b/, "names of source files are cleared");
    assert.ok(!bytes.includes(homedir()) && !bytes.includes(root), name);
    assert.doesNotMatch(bytes, /\/(?:home|root|Users)\/|registry\/src/, name);
  }
});

test("browsers of 2018 and webpack 4 read every script", async () => {
  const scripts = (await readdir(pkg)).filter((name) => /\.c?js$/.test(name));
  assert.ok(scripts.length >= 13, `${scripts}`);
  for (const name of scripts) {
    // They all have `import()`, which came into the standard later than the rest.
    const script = (await text(name)).replace(/\bimport\("/g, 'imported("');
    const sourceType = name === "classic.js" || name.endsWith(".cjs") ? "script" : "module";
    assert.doesNotThrow(() => parse(script, { ecmaVersion: 2017, sourceType }), name);
  }
});

test("no script asks what every object inherits, as helpers for later syntax do", async () => {
  for (const name of (await readdir(pkg)).filter((file) => file.endsWith(".js"))) {
    assert.doesNotMatch(await text(name), /hasOwnProperty|propertyIsEnumerable|getOwnPropertySymbols/, name);
  }
});

test("the texts of the catalogue are the same wherever they are", async () => {
  const catalogue = JSON.parse(await text("checks.json"));
  const found = [await entry("judge.js"), required(join(pkg, "judge.cjs")), required(join(pkg, "index.cjs")), await classic()];
  for (const { checks } of found) assert.deepEqual(JSON.parse(JSON.stringify(await checks())), catalogue);
});

/** What the classic script leaves in a page that has nothing but the language. */
async function classic() {
  const page = createContext({});
  runInContext(await text("classic.js"), page);
  return page.ontrackProbe;
}

test("the classic script loads nothing from beside itself", async () => {
  assert.doesNotMatch(await text("classic.js"), /\b(?:import|require|fetch)\("/);
});

test("the script tag of the README has the hash of the script", async () => {
  const [, version, algorithm, digest] = /@([^/]+)\/classic\.js"\s+integrity="(\w+)-([^"]+)"/.exec(await text("README.md"));
  assert.equal(version, manifest.version);
  assert.equal(createHash(algorithm).update(await text("classic.js")).digest("base64"), digest);
});

test("loading the package reads no global and leaves the one it should", async () => {
  const touched = new Set();
  const page = new Proxy(
    {},
    {
      has: () => true,
      get: (target, name) => {
        // The name of the page itself, by which the script leaves what it leaves.
        if (name === "globalThis") return page;
        touched.add(name);
        return target[name] ?? globalThis[name];
      },
    },
  );
  runInContext(await text("classic.js"), createContext(page));
  assert.deepEqual([...touched], []);
  assert.deepEqual(Object.keys(page), ["ontrackProbe"]);
});

/** A page and a server apart: in one bundle the server's judge would be the page's too. */
const unused = [
  {
    contents: `
      import { probe } from "ontrack-probe";
      import * as slim from "ontrack-probe/slim";`,
    external: ["./offline.js", "./whole.js", "./judge.js", "./checks.js"],
  },
  {
    contents: `import { createVerifier, decide, judge } from "ontrack-probe/judge";`,
    external: ["./checks.js"],
  },
];

test("what is imported and not used is dropped", async () => {
  // Without the annotations nobody takes package.json's word for it.
  for (const ignoreAnnotations of [false, true]) {
    for (const { contents, external } of unused) {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: pkg },
        ignoreAnnotations,
        bundle: true,
        minify: true,
        write: false,
        format: "esm",
        external,
      });
      assert.equal(outputFiles[0].text.trim(), "", `${contents} ignoring annotations: ${ignoreAnnotations}`);
    }
  }
});

test("the package says that it has no side effects", () => {
  assert.equal(manifest.sideEffects, false);
});

test("whoever wants one part of it finds it", () => {
  assert.deepEqual(Object.keys(manifest.exports), [
    ".",
    "./collect",
    "./slim",
    "./judge",
    "./testing",
    "./classic",
    "./classic.js",
    "./ontrack_probe.wasm",
    "./ontrack_probe_judge.wasm",
    "./schema.json",
    "./checks.json",
    "./package.json",
  ]);
  assert.equal(manifest.unpkg, "./classic.js");
});

/** The files that a part of package.json names; `exports` nests them under conditions. */
function named(part) {
  if (typeof part === "string") return [part.replace(/^\.\//, "")];
  return part === undefined ? [] : Object.values(part).flatMap(named);
}

test("the mapping for OpenTelemetry gives the attributes that its table lists", async () => {
  const document = await readFile(join(root, "docs/telemetry.md"), "utf8");
  const listed = new Map([...document.matchAll(/^\| `(ontrack_probe\.[\w.]+)` \| (\S+) \|/gm)].map(([, name, type]) => [name, type]));
  const [script] = document.split("```js\n").slice(1).map((rest) => rest.split("```")[0]).filter((block) => block.includes("function attributesOf"));
  const { attributesOf } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const { reports } = await entry("testing.js");
  const media = { outcome: "partial", reason: "ice-failed" };
  const isOf = {
    string: (value) => typeof value === "string" && value.length < 50,
    int: Number.isInteger,
    double: (value) => typeof value === "number",
    "string[]": (value) => value.every((one) => typeof one === "string"),
  };
  const found = new Set();
  for (const report of [...Object.values(reports), { ...reports.genuine, media }]) {
    for (const [name, value] of Object.entries(attributesOf(report))) {
      assert.ok(isOf[listed.get(name)]?.(value), `${name}: ${value}`);
      found.add(name);
    }
  }
  assert.deepEqual([...found].sort(), [...listed.keys()].sort());
});

/** The files that npm would publish. */
async function packed() {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: pkg });
  // A list of packages, or in newer versions a map of them.
  const [{ files }] = Object.values(JSON.parse(stdout));
  return files.map(({ path }) => path);
}

test("npm would publish every file that package.json promises", async () => {
  const published = await packed();
  const promised = ["exports", "main", "module", "types", "unpkg", "jsdelivr"].map((key) => manifest[key]).flatMap(named);
  assert.ok(promised.length > 20, promised.join());
  for (const file of [...promised, "README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
    assert.ok(published.includes(file), `${file} is promised, but npm would not publish it`);
  }
});

test("types come first in every condition of TypeScript", () => {
  for (const [name, conditions] of Object.entries(manifest.exports)) {
    for (const condition of ["workerd", "import", "require"]) {
      if (conditions[condition]) assert.equal(Object.keys(conditions[condition])[0], "types", `${name}: ${condition}`);
    }
  }
});

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pkgDir: pkg, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, manifest)), []);
});

test("the types are right for every way to resolve them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ontrack-probe-"));
  try {
    await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: pkg });
    const [tarball] = await readdir(folder);
    // A file to serve, which nobody imports.
    const options = ["--exclude-entrypoints", "./classic.js", "--"];
    await run(program("attw"), [...options, join(folder, tarball)]).catch(({ stdout }) => {
      assert.fail(stdout);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
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
