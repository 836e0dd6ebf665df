import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { rollup } from "rollup";

const bundle = await rollup({ input: fileURLToPath(new URL("../outside-pages/kept.js", import.meta.url)) });
const { output } = await bundle.generate({ format: "iife", name: "kept", esModule: false });

/** What an instance keeps where these globals are added to the language's own. */
function keptBeside(globals) {
  const page = createContext(globals);
  runInContext(output[0].code, page);
  return runInContext("kept", page);
}

const texts = ["", "plain", "%41 is not A", "é ß ї", "中文", "😀 and 👩‍👩‍👧", "\u0000\u007f\u0080\uffff", "half \ud800 and \udc00 half"];

test("text is encoded and decoded as anywhere else, though nothing encodes it", () => {
  const { TextDecoder: Decoder, TextEncoder: Encoder } = keptBeside({});
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text);
    assert.deepEqual([...new Encoder().encode(text)], [...bytes], text);
    assert.equal(new Decoder().decode(bytes), new TextDecoder().decode(bytes), text);
  }
  assert.equal(new Decoder().decode(), "");
});

test("what encodes text is kept", () => {
  class Own {}
  const { TextDecoder: Decoder, TextEncoder: Encoder } = keptBeside({ TextDecoder: Own, TextEncoder: Own });
  assert.ok(new Decoder() instanceof Own);
  assert.ok(new Encoder() instanceof Own);
});
