// Timers, tasks and microtasks.

import { hold } from "./held.js";

export const microtasks = async (count, done) => {
  for (let turn = 0; turn < count; turn += 1) await null;
  done();
};

// Calls `done` after `ms`. Returns the function that cancels it.
export const start_timer = (ms, done) => {
  const timer = setTimeout(done, ms);
  return hold(() => clearTimeout(timer));
};

// The same even where the page has replaced its timers.
export const alarm = (ms, done) => {
  let callback = done;
  const end = () => callback?.();
  let timer;
  let signal;
  try {
    timer = setTimeout(end, ms);
  } catch {}
  try {
    signal = AbortSignal.timeout(ms);
    signal.addEventListener("abort", end);
  } catch {}
  return hold(() => {
    callback = undefined;
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  });
};

// Calls `done` in a task of its own, which a hidden tab does not delay as it delays timers.
export const task = (done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
};
