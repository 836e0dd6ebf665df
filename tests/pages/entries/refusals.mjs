/** What is refused, and in which words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { OF_PROBE, OF_WATCH } from "../../../pkg-template/loader/known.js";
import { entry, text } from "./package.mjs";

test("who judges something else hears what it was, by a stable code", async () => {
  const { judge } = await entry("judge.js");
  const refused = async (input, code, message) => assert.rejects(judge(input), { name: "TypeError", code, message });
  await refused("{}", "other-type", /got a string: parse it first$/);
  await refused(undefined, "other-type", /got undefined: is the body parsed\?$/);
  await refused(7, "other-type", /got a number$/);
  await refused(null, "other-type", /^judge: evidence is of another type: /);
  await refused([], "other-type", /^judge: evidence is of another type: /);
  await refused({}, "no-version", /^judge: there is no schemaVersion: have the page send report\.evidence as it is$/);
  const update = (where) => new RegExp(` and this judge knows 1: update the package ${where}$`);
  await refused({ schemaVersion: 2 }, "other-version", update("on the server"));
  await refused({ evidence: { schemaVersion: 0 } }, "other-version", update("in the page"));
  const members = { schemaVersion: 1, surface: { members: "many" } };
  await refused(members, "other-type", /^judge: surface\.members is of another type: /);
  await refused({ schemaVersion: 1, events: Array(1e5).fill({}) }, "list-too-long", /^judge: events holds more than a probe writes: refuse the request$/);
});

test("an option that does not exist is refused by its name, with the nearest that does", async () => {
  const { probe, watch } = await entry("index.js");
  const refused = async (options, words) => {
    await assert.rejects(probe(options), { name: "TypeError", message: `there is no option ${words}` });
  };
  await refused({ timeoutms: 3 }, "timeoutms: did you mean timeoutMs?");
  await refused({ nonse: "of the server" }, "nonse: did you mean nonce?");
  await refused({ offline: true }, "offline");
  await refused(JSON.parse('{ "__proto__": 1 }'), "__proto__");
  await refused(new (class { budget = 3; })(), "budget");
  await refused({ source: { kind: "loopback", codec: "all" } }, "source.codec: did you mean codecs?");
  const message = "there is no option connections: did you mean connectionBudget?";
  const connection = Object.assign(new EventTarget(), { getReceivers() {} });
  await assert.rejects(watch(connection, { connections: 3 }).ended, { name: "TypeError", message });
});

test("an option that stands for nothing, and what all objects inherit, was not given", async () => {
  const { probe } = await entry("index.js");
  Object.prototype.ofALibrary = 1;
  try {
    assert.equal((await probe({ timeout: undefined })).reason, "not-a-window");
  } finally {
    delete Object.prototype.ofALibrary;
  }
});

test("the names of options that are not refused are those of the types", async () => {
  const types = await text("index.d.ts");
  for (const [name, known] of Object.entries({ ProbeOptions: OF_PROBE, WatchOptions: OF_WATCH })) {
    const [, members] = new RegExp(`interface ${name} \\{([^]*?)\\n\\}`).exec(types);
    const declared = [...members.matchAll(/^  (\w+)\?:/gm)].map(([, member]) => member);
    assert.deepEqual(Object.keys(known).sort(), declared.sort(), name);
  }
});
