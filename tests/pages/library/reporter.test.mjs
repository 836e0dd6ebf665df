import assert from "node:assert/strict";
import { test } from "node:test";
import reporter, { summary, why } from "./reporter.mjs";

const ended = [
  { name: "adversaries: a hidden one in chromium is tampered", state: "ok" },
  { name: "adversaries: a hidden one in firefox is tampered", state: "FAIL", reason: "verdict genuine" },
  { name: "engines: a page in chromium-64 is genuine", state: "not offered", reason: "no network" },
];

test("each group is counted, and what is not as wanted is listed with its reason", () => {
  const text = summary(ended, 2).join("\n");
  assert.match(text, /NOT OFFERED\n {2}engines: a page in chromium-64 is genuine: no network\n/);
  assert.match(text, /FAILED\n {2}adversaries: a hidden one in firefox is tampered: verdict genuine\n/);
  assert.match(text, /\nadversaries 1\/2\nengines 0\/0, 1 not offered\n1 passed, 1 failed, 1 not offered, 2.0 min$/);
});

test("a failure is told in one line, with what was found", () => {
  const failed = (check) => {
    try {
      check();
    } catch (cause) {
      return why({ message: cause.message, cause });
    }
    return null;
  };
  assert.equal(failed(() => assert.fail("because\nof this")), "because");
  assert.equal(failed(() => assert.equal([1].length, 2, "two things")), "two things (1 instead of 2)");
  assert.equal(failed(() => assert.ok(false, "not so")), "not so");
  assert.equal(why({ message: "test timed out after 50ms" }), "test timed out after 50ms");
});

test("a test is shown once, a suite that could not begin is a failure, and one with a failed test inside is none", async () => {
  const event = (type, name, details) => ({ type, data: { name, nesting: 1, details: { duration_ms: 10, ...details } } });
  const subtests = { type: "suite", error: { failureType: "subtestsFailed" } };
  const events = [
    event("test:complete", "a: one", { passed: true }),
    event("test:pass", "a: one", {}),
    event("test:fail", "list", subtests),
    event("test:fail", "other list", { type: "suite", error: { failureType: "hookFailed", message: "no browser" } }),
  ];
  let text = "";
  for await (const line of reporter(events)) text += line;
  assert.equal(text.match(/a: one/g).length, 1);
  assert.match(text, /FAIL.+other list: no browser/);
  assert.match(text, /1 passed, 1 failed, 0 not offered/);
});
