import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { rollup } from "rollup";

const bundle = await rollup({ input: fileURLToPath(new URL("../loader/kept.js", import.meta.url)) });
const { output } = await bundle.generate({ format: "iife", name: "kept", esModule: false });
const script = output[0].code;

/** What an instance keeps of a page whose globals were changed by the script `change`. */
function keptIn(change = "") {
  const page = createContext({ TextDecoder, TextEncoder });
  runInContext(change, page);
  runInContext(script, page);
  return { page, kept: runInContext("kept", page) };
}

test("what a page takes away later is kept", () => {
  const { page, kept } = keptIn();
  runInContext("JSON = undefined", page);
  assert.equal(kept.JSON.stringify([1]), "[1]");
});

test("an instance does not start without the language", () => {
  for (const name of ["Array", "JSON", "Object", "Promise", "Set"]) {
    assert.throws(() => keptIn(`${name} = undefined`), (error) => error === "broken", name);
  }
});

test("methods that a page has broken return nothing", () => {
  const { kept } = keptIn(`
    const broken = () => { throw new Error("broken by the page"); };
    TextDecoder = class { decode() { broken(); } };
    FinalizationRegistry.prototype.register = broken;
    FinalizationRegistry.prototype.unregister = broken;
  `);
  assert.equal(new kept.TextDecoder().decode(), undefined);
  assert.equal(new kept.FinalizationRegistry(() => {}).register({}, 1), undefined);
  assert.equal(new kept.FinalizationRegistry(() => {}).unregister({}), undefined);
});

test("methods that a page has frozen are caught all the same", () => {
  const { kept } = keptIn(`
    TextEncoder = class {
      encode() { return "encoded"; }
      encodeInto() { throw new Error("broken by the page"); }
    };
    Object.freeze(TextEncoder.prototype);
  `);
  assert.equal(new kept.TextEncoder().encode(), "encoded");
  assert.equal(new kept.TextEncoder().encodeInto(), undefined);
});

test("a page without a class has none", () => {
  assert.equal(keptIn("FinalizationRegistry = undefined").kept.FinalizationRegistry, undefined);
});

test("microtasks need nothing of the page", async () => {
  const { kept } = keptIn("queueMicrotask = undefined; Promise.prototype.then = undefined;");
  assert.equal(await new Promise((resolve) => kept.queueMicrotask(() => resolve("ran"))), "ran");
});
