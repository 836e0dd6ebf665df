jest.mock("ontrack-probe", () => ({
  ...require("ontrack-probe/testing").mock(),
  probe: jest.fn(),
}));

const { probe } = require("ontrack-probe");
const { mock, reports } = require("ontrack-probe/testing");
const { hint } = require("./hint.js");

test("a visitor without WebRTC gets a hint", async () => {
  probe.mockResolvedValue(reports.blocked);
  expect(await hint()).toMatch(/cannot work/);
});

test("everybody else gets none", async () => {
  probe.mockImplementation(mock("instrumented").probe);
  expect(await hint()).toBe("");
});
