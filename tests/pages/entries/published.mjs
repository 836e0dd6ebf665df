/** What npm publishes, and what its resolvers make of it. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../library/root.mjs";
import { entry, manifest, packed, pkg, program, run } from "./package.mjs";

test("whoever wants one part of it finds it", () => {
  assert.deepEqual(Object.keys(manifest.exports), [
    ".",
    "./collect",
    "./slim",
    "./judge",
    "./testing",
    "./preflight",
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
