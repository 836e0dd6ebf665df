// The package itself, as Vitest loads it: nothing stands in for it here.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checks, judge, probe, watch } from "ontrack-probe";
import * as server from "ontrack-probe/judge";

const evidence = JSON.parse(readFileSync("evidence.json", "utf8"));

test("a probe says what this is", async () => {
  const { verdict, reason } = await probe();
  const expected = typeof window === "object" ? ["blocked", "constructor-missing"] : ["inconclusive", "not-a-window"];
  expect([verdict, reason]).toEqual(expected);
});

test.each([["the entry", judge], ["the judge", server.judge]])("%s judges", async (_, judge) => {
  expect((await judge(evidence)).verdict).toBe("genuine");
  expect((await judge({ ...evidence, nonce: "another" })).verdict).not.toBe("genuine");
  await expect(judge("no evidence")).rejects.toThrow(TypeError);
});

test("the catalogue is there", async () => {
  expect((await checks()).length).toBeGreaterThan(0);
  expect(await server.checks()).toEqual(await checks());
});

test("what is no connection is not watched", () => {
  expect(() => watch({})).toThrow("RTCPeerConnection");
});
