/** The entry for people's own tests. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

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
