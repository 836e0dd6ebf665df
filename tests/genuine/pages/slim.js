import { probe, start } from "../../../pkg/slim.js";
import { show } from "./show.js";

const rejections = [];
addEventListener("unhandledrejection", ({ reason }) => rejections.push(reason));

// Nobody waits for the start or catches its failure: the report tells of it.
start(new URL("../../../pkg/ontrack_probe.wasm", import.meta.url));
await show(async () => {
  const report = await probe();
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (rejections.length > 0) throw new Error(`a rejection that nobody handles: ${rejections}`);
  return report;
});
