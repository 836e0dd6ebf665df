/** Timers that never call, call late, call at once, or are not there. */
import { NativePromise, all, apply, remove, replace, setTimer } from "../natives.js";

const silent = () => replace(RTCPeerConnection.prototype, "setRemoteDescription", { value: () => new NativePromise(() => {}) });
const timer = (value) => replace(window, "setTimeout", { value });

const timersThat = {
  "never call": () => timer(() => 7),
  "call half a second late": () => timer((done, ms) => setTimer(done, ms + 500)),
  "call at once": () => timer((done) => { done(); return 7; }),
  "call twice": () => timer((done, ms) => { setTimer(done, ms); return setTimer(done, ms); }),
  "throw": () => timer(() => { throw "no timers"; }),
  "give objects": () => timer((done, ms) => ({ timer: setTimer(done, ms) })),
  "are missing": () => all(remove(window, "setTimeout"), remove(window, "clearTimeout")),
  "are not stopped": () => replace(window, "clearTimeout", { value: () => { throw "no"; } }),
  "never call, intervals neither": () => all(timer(() => 7), replace(window, "setInterval", { value: () => 7 })),
};
const channels = {
  "messages never arrive": () => replace(MessagePort.prototype, "postMessage", { value: () => {} }),
  "there are no channels": () => remove(window, "MessageChannel"),
  "channels throw": () => replace(window, "MessageChannel", { value: function () { throw "no"; } }),
  "microtasks are never run": () => replace(window, "queueMicrotask", { value: () => {} }),
  "microtasks throw": () => replace(window, "queueMicrotask", { value: () => { throw "no"; } }),
  "microtasks are run at once": () => replace(window, "queueMicrotask", { value: (done) => apply(done, undefined, []) }),
  "there are no microtasks": () => remove(window, "queueMicrotask"),
};
const harmless = ["genuine", "inconclusive"];

export const timers = [...Object.entries(timersThat), ...Object.entries(channels)].flatMap(([what, hurt]) => {
  const name = what in timersThat ? `timers ${what}` : what;
  return [
    { name, hurt, verdicts: harmless },
    { name: `${name} from the middle on`, at: "constructed", hurt, verdicts: harmless },
    { name: `${name}, and nothing settles`, hurt: () => all(hurt(), silent()) },
  ];
}).concat(Object.entries(timersThat).map(([what, hurt]) => (
  { name: `timers ${what} in a loopback`, options: { source: "loopback" }, limitMs: 4000, verdicts: harmless, hurt }
)));
