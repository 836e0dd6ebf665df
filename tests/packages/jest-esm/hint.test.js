import { expect, jest, test } from "@jest/globals";
import { mock, reports } from "ontrack-probe/testing";

jest.unstable_mockModule("ontrack-probe", () => ({ ...mock(), probe: jest.fn() }));

const { probe } = await import("ontrack-probe");
const { hint } = await import("./hint.js");

test("a visitor without WebRTC gets a hint", async () => {
  probe.mockResolvedValue(reports.blocked);
  expect(await hint()).toMatch(/cannot work/);
});

test("everybody else gets none", async () => {
  probe.mockImplementation(mock("instrumented").probe);
  expect(await hint()).toBe("");
});
