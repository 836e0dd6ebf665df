// The classic script as sandboxes run it: a function's body, with another object for the window.

import { show } from "./show.js";

const text = await (await fetch("../../../pkg/classic.js")).text();
const read = (own, key) => (key in own ? own[key] : window[key]);
const sandbox = new Proxy({}, { get: read, has: () => true });

await show(() => {
  new Function("window", "self", "globalThis", text)(sandbox, sandbox, sandbox);
  if ("ontrackProbe" in window) throw new Error("the script left its global outside of the sandbox");
  return sandbox.ontrackProbe.probe();
});
