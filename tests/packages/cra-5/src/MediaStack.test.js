import { act } from "react";
import { createRoot } from "react-dom/client";
import * as library from "ontrack-probe";
import { MediaStack } from "./MediaStack";

jest.mock("ontrack-probe", () => require("ontrack-probe/testing.cjs").mock("blocked"));

global.IS_REACT_ACT_ENVIRONMENT = true;

test("the component shows the verdict", async () => {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  await act(async () => root.render(<MediaStack />));
  expect(place.textContent).toBe("blocked");
  await act(async () => root.unmount());
});

test("without a stand-in the package itself answers", async () => {
  const { judge, probe } = jest.requireActual("ontrack-probe");
  const server = jest.requireActual("ontrack-probe/judge.cjs");
  const { evidence, verdict } = await library.probe();
  expect((await probe()).reason).toBe("constructor-missing");
  expect((await judge(evidence)).verdict).toBe(verdict);
  expect((await server.judge(evidence)).verdict).toBe(verdict);
});
