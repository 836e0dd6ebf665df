import assert from "node:assert/strict";
import { test } from "node:test";
import { nothingIsLeft, recovers, unbounded, withinBudget } from "./held.mjs";
import { table } from "./table.mjs";

const state = { memoryBytes: 1, references: 30, room: 1156, elements: 6, frames: 0 };
const soaked = (verdict, many) => ({ verdicts: { [verdict]: many }, tenth: { ...state }, last: { ...state } });
const left = { many: 3, unclosed: 0, listeners: 0, timers: 0, intervals: 0, audioContexts: 0, closures: 0 };
const good = () => ({
  default: { verdicts: { genuine: 50, "inconclusive: page-budget": 1950 }, own: { refusal: null } },
  lifted: soaked("genuine", 2000),
  loopback: soaked("genuine: media complete", 200),
  counted: { offline: { ...left }, loopback: { ...left } },
  refused: { refusal: "UnknownError", probe: { "inconclusive: resource-limit": 1 }, afterCollection: { genuine: 1 } },
});

function hold(figures) {
  withinBudget(figures.default, 2000);
  unbounded(figures.lifted, 2000, "offline");
  unbounded(figures.loopback, 200, "loopback");
  nothingIsLeft(figures.counted);
  recovers(figures.refused);
}

test("good figures hold", () => hold(good()));

test("every figure can fail", () => {
  for (const [path, value] of [
    ["default/verdicts/genuine", 49],
    ["default/own/refusal", "UnknownError"],
    ["lifted/last/memoryBytes", 2],
    ["loopback/last/memoryBytes", 2],
    ["lifted/last/references", 99],
    ["loopback/last/room", 3000],
    ["lifted/last/elements", 7],
    ["lifted/verdicts", { genuine: 1999, tampered: 1 }],
    ["loopback/verdicts", { "genuine: media complete": 199 }],
    ["counted/offline/closures", 3],
    ["counted/offline/listeners", undefined],
    ["counted/loopback/audioContexts", 1],
    ["refused/probe", { blocked: 1 }],
    ["refused/afterCollection", {}],
  ]) {
    const figures = good();
    const names = path.split("/");
    const last = names.pop();
    names.reduce((object, name) => object[name], figures)[last] = value;
    assert.throws(() => hold(figures), assert.AssertionError, path);
  }
});

test("what a browser does not tell has no line", () => {
  const state = { memoryBytes: 2048, heapBytes: null };
  const shown = table("any 1", { lifted: { verdicts: {}, tookMs: 0, tenth: state, last: state } });
  assert.match(shown, /memory of the module, kB/);
  assert.doesNotMatch(shown, /JavaScript heap/);
});
