jest.mock("ontrack-probe", () => require("ontrack-probe/testing").mock("tampered"));

const { mayEnter } = require("./enter.js");

test("a visitor whose WebRTC is tampered with does not enter at once", async () => {
  expect(await mayEnter()).toBe(false);
});
