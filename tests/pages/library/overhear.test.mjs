import assert from "node:assert/strict";
import { test } from "node:test";
import { heard } from "./overhear.mjs";

const frame = ["element IFRAME", "load of IFRAME"];

test("a page hears of two frames, and of nothing else", () => {
  assert.equal(heard({}, "firefox", []), null);
  assert.equal(heard({}, "firefox", [...frame, ...frame]), null);
  assert.match(heard({}, "firefox", [...frame, ...frame, ...frame]), /IFRAME/);
  assert.equal(heard({ frames: 3 }, "firefox", [...frame, ...frame, ...frame]), null);
  assert.match(heard({}, "firefox", ["event unhandledrejection: no"]), /hears: event unhandledrejection: no/);
});

test("media is loaded where it is asked for", () => {
  const said = ["resource /pkg/whole.js"];
  assert.equal(heard({ media: {} }, "firefox", said), null);
  assert.match(heard({}, "firefox", said), /whole/);
});

test("what a row says is heard must be heard, where it says so", () => {
  const row = { heard: { chromium: ["WARNING"] } };
  assert.equal(heard(row, "chromium", ["browser: WARNING twice", "browser: WARNING"]), null);
  assert.match(heard(row, "chromium", []), /does not hear: WARNING/);
  assert.equal(heard(row, "firefox", []), null);
  assert.match(heard({ heard: ["one"] }, "firefox", ["two"]), /hears: two/);
});
