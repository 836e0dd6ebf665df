import { mock, reports } from "ontrack-probe/testing";
import { probe } from "ontrack-probe";
import { expect, test, vi } from "vitest";
import { hint } from "./hint.js";

vi.mock("ontrack-probe", async () => {
  const { mock } = await import("ontrack-probe/testing");
  return { ...mock(), probe: vi.fn() };
});

test("a visitor without WebRTC gets a hint", async () => {
  vi.mocked(probe).mockResolvedValue(reports.blocked);
  expect(await hint()).toMatch(/cannot work/);
});

test("everybody else gets none", async () => {
  vi.mocked(probe).mockImplementation(mock("instrumented").probe);
  expect(await hint()).toBe("");
});
