/** What is inside the scripts, what a page gets of them, and what is left out. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { parse } from "acorn";
import { build } from "esbuild";
import { root } from "../library/root.mjs";
import { classic, entry, manifest, packed, pkg, required, run, text } from "./package.mjs";

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
