import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { asked } from "./answered.mjs";

const text = `(module
 (type $0 (func (param i32 i32) (result i32)))
 (import "page" "add" (func $fimport$0 (param i32 i32) (result i32)))
 (import "page" "note" (func $fimport$1 (param i32)))
 (import "page" "start" (func $fimport$2))
 (table $0 1 funcref)
 (elem $0 (table $0) (i32.const 0) func $fimport$0)
 (export "directly" (func $0))
 (export "by_table" (func $1))
 (export "note" (func $fimport$1))
 (func $0 (param $0 i32) (result i32)
  (call $fimport$2)
  (call $fimport$0 (local.get $0) (i32.const 1))
 )
 (func $1 (param $0 i32) (result i32)
  (call_indirect $0 (type $0) (local.get $0) (i32.const 1) (i32.const 0))
 )
)
`;

function moduleOf(wat) {
  const module = binaryen.parseText(wat);
  try {
    return new WebAssembly.Module(module.emitBinary());
  } finally {
    module.dispose();
  }
}

/** The exports of the module in a page whose functions are these. */
function inPage(functions) {
  let exports;
  const answering = (run) => (...list) => {
    const value = run(...list);
    exports.answered();
    return value;
  };
  const own = { add: (a, b) => a + b, note() {}, start() {} };
  const answered = Object.fromEntries(Object.entries(own).map(([name, run]) => [name, answering(run)]));
  ({ exports } = new WebAssembly.Instance(moduleOf(asked(text)), { page: { ...answered, ...functions(exports) } }));
  return exports;
}

test("a module whose calls are answered goes on", () => {
  const { directly, by_table, note } = inPage(() => ({}));
  assert.equal(directly(41), 42);
  assert.equal(by_table(1), 2);
  assert.equal(note(1), undefined);
});

test("a module whose call was answered by somebody else ends there", () => {
  for (const [name, stranger] of [["add", () => 42], ["start", () => {}], ["note", () => {}]]) {
    const { directly, by_table, note } = inPage(() => ({ [name]: stranger }));
    const broken = { add: [directly, by_table], start: [directly], note: [note] };
    for (const run of broken[name]) assert.throws(() => run(41), WebAssembly.RuntimeError, name);
  }
});

test("a call inside of a call answers for itself alone", () => {
  let inner;
  const exports = inPage(() => ({ add: () => inner(41) }));
  inner = exports.by_table;
  assert.throws(() => exports.directly(41), RangeError);
  inner = () => exports.note(1);
  assert.throws(() => exports.directly(41), WebAssembly.RuntimeError);
});

test("a text in another form is refused", () => {
  assert.throws(() => asked(text.replace("(param i32))", "(param $x i32))")), /import/);
});
