/** How a module comes to life: once, again, or not at all. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { entry, inlined, pkg } from "./package.mjs";

test("slim is the package with a start of its own", async () => {
  const [whole, slim] = [await entry("index.js"), await entry("slim.js")];
  assert.deepEqual(Object.keys(slim).sort(), [...Object.keys(whole), "start"].sort());
});

test("a module that never comes is no probe without end", async () => {
  const { probe, start } = await import(`${join(pkg, "slim.js")}?never`);
  start(new Promise(() => {}));
  const { verdict, reason, outcome } = await probe({ timeoutMs: 1 });
  assert.deepEqual([verdict, reason, outcome], ["inconclusive", "stalled", "TIMEOUT"]);
  const aborted = probe({ timeoutMs: 1, signal: AbortSignal.timeout(50) });
  await assert.rejects(aborted, { name: "TimeoutError" });
});

test("a start that stalled is made again, of an answer too whose body is read", async () => {
  const { probe, start } = await import(`${join(pkg, "slim.js")}?again`);
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (ring) => ring();
  try {
    start(new Response(await readFile(join(pkg, "ontrack_probe.wasm"))));
    assert.equal((await probe()).reason, "stalled");
  } finally {
    globalThis.setTimeout = setTimeout;
  }
  const { reason } = await probe();
  assert.notEqual(reason, "stalled");
  assert.notEqual(reason, "start-failed");
});

test("a module that cannot be fetched is a report for whoever watches, too", async () => {
  const { probe, start, watch } = await import(`${join(pkg, "slim.js")}?unreachable`);
  await assert.rejects(start(Promise.reject(new TypeError("fetch failed"))), TypeError);
  const connection = Object.assign(new EventTarget(), { getReceivers() {} });
  const { judge } = await entry("judge.js");
  for (const { evidence, ...report } of [await probe(), await watch(connection).ended]) {
    assert.deepEqual([report.verdict, report.reason], ["inconclusive", "start-failed"]);
    const judged = await judge(evidence);
    assert.deepEqual(Object.keys(report).sort(), Object.keys(judged).filter((name) => name !== "evidence").sort());
    for (const name of ["outcome", "summary", "media", "engine"]) assert.deepEqual(report[name], judged[name], name);
  }
});

test("the default entry starts the module that its source needs, once", async () => {
  const { instantiate } = WebAssembly;
  const started = [];
  WebAssembly.instantiate = (bytes, imports) => {
    started.push(Buffer.from(bytes));
    return instantiate(bytes, imports);
  };
  try {
    const { probe } = await entry("index.js");
    for (const source of ["offline", "loopback", "offline", "loopback"]) {
      assert.equal((await probe({ source })).reason, "not-a-window");
    }
  } finally {
    WebAssembly.instantiate = instantiate;
  }
  const [offline, media] = started;
  assert.equal(started.length, 2);
  assert.ok(offline.equals(await inlined("offline.js")));
  assert.ok(media.equals(await inlined("whole.js")));
  assert.ok(offline.length < media.length);
});

test("prepare never rejects: without a window, without a start, and where the module cannot be fetched", async () => {
  const { prepare, start } = await import(`${join(pkg, "slim.js")}?prepared`);
  assert.equal(await prepare(), undefined);
  await assert.rejects(start(Promise.reject(new TypeError("fetch failed"))), TypeError);
  assert.equal(await prepare(), undefined);
  for (const name of ["index.js", "collect.js"]) assert.equal(await (await entry(name)).prepare(), undefined, name);
});

test("what collects evidence has the probe inside and no rules", async () => {
  const [collecting, probing] = [await inlined("collect.js"), await inlined("offline.js")];
  assert.ok(probing.includes("tampered") && probing.includes("event.trusted"));
  assert.ok(!collecting.includes("tampered") && !collecting.includes("event.trusted"));
  assert.ok(collecting.includes("setRemoteDescription"));
  const { collect } = await entry("collect.js");
  assert.equal((await collect()).obstacle, "not-a-window");
  await assert.rejects(collect({ source: "loopback" }), TypeError);
});

test("who wants media downloads no reader of evidence, and slim has one", async () => {
  const whole = (await inlined("whole.js")).length;
  const slim = await readFile(join(pkg, "ontrack_probe.wasm"));
  assert.ok(whole < slim.length);
  const exported = async (bytes) => WebAssembly.Module.exports(await WebAssembly.compile(bytes)).length;
  assert.equal(await exported(slim), (await exported(await inlined("whole.js"))) + 1);
});
