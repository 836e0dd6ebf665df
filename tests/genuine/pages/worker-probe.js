import { probe } from "../../../pkg/index.js";

for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, ({ message, reason }) => postMessage({ heard: `${kind} in the worker: ${message ?? reason}` }));
}
postMessage(JSON.stringify(await probe()));
