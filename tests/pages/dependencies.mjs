/**
 * What the scripts of the probe take from the page: each global name and each method that is called.
 * `dependencies.json` gives the reason for each. A page may have replaced any of them, so a new one
 * needs a reason why that moves no verdict.
 */
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { analyze } from "eslint-scope";
import { root } from "./library/root.mjs";

const SCRIPTS = ["src/js", "pkg-template/loader"];
const GLUE = ["offline", "whole", "judge"].map((name) => `target/package/${name}/glue_bg.js`);

/** The global names that a script uses, and the methods that it calls. */
export function dependencies(text) {
  const tree = parse(text, { ecmaVersion: "latest", sourceType: "module", ranges: true });
  const { globalScope } = analyze(tree, { ecmaVersion: 2022, sourceType: "module" });
  const globals = new Set(globalScope.through.map(({ identifier }) => identifier.name));
  const methods = new Set();
  full(tree, ({ type, callee }) => {
    if (type !== "CallExpression" || callee.type !== "MemberExpression") return;
    // Exports of the module are nobody's but ours.
    if (callee.object.name === "wasm") return;
    methods.add(callee.computed ? "[computed]" : callee.property.name);
  });
  return { globals, methods };
}

async function scripts() {
  const files = [...GLUE];
  for (const folder of SCRIPTS) {
    const names = (await readdir(join(root, folder))).filter((name) => name.endsWith(".js"));
    files.push(...names.map((name) => `${folder}/${name}`));
  }
  return files;
}

test("a script's globals and calls are found", () => {
  const { globals, methods } = dependencies("const a = [].map(f); export const b = (c) => c[a](Reflect.apply(c));");
  assert.deepEqual([...globals].sort(), ["Reflect", "f"]);
  assert.deepEqual([...methods].sort(), ["[computed]", "apply", "map"]);
});

test("everything that the probe takes from a page has its reason", async () => {
  const listed = JSON.parse(await readFile(new URL("dependencies.json", import.meta.url), "utf8"));
  const found = { globals: new Set(), methods: new Set() };
  for (const file of await scripts()) {
    const { globals, methods } = dependencies(await readFile(join(root, file), "utf8"));
    for (const [kind, names] of Object.entries({ globals, methods })) {
      for (const name of names) {
        assert.ok(Object.hasOwn(listed[kind], name), `${file} uses ${name}: list it in dependencies.json with its reason`);
        found[kind].add(name);
      }
    }
  }
  for (const kind of ["globals", "methods"]) {
    const stale = Object.keys(listed[kind]).filter((name) => !found[kind].has(name));
    assert.deepEqual(stale, [], `${kind} that nothing uses any more`);
  }
});
