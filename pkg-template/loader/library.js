// What the entries that probe have in common. `module` is the one that answers: `start` brings
// it to life, `forget` has the next call start it anew.

import { answer } from "./answer.js";
import { OF_PROBE, OF_WATCH, refuseUnknown } from "./known.js";
import { option } from "./option.js";
import { idle, pause } from "./pause.js";
import { unavailable } from "./unavailable.js";
import { watched } from "./watch.js";
import { stalled, watchdog } from "./watchdog.js";

const USUAL_MS = 3000;
const LIMIT_MS = 120_000;

/** How many parts of what the module can prepare a probe begins with, and how many are of use. */
const FIRST = 2;
const ALL = 4;

// Asked for as a page may have left it: where globals are taken away, asking throws.
const hasWebAssembly = () => {
  try {
    return typeof WebAssembly === "object";
  } catch {
    return false;
  }
};

const missing = () => unavailable(hasWebAssembly() ? "start-failed" : "no-webassembly");

// What is no time is for the module to refuse, once it runs.
const limit = (timeoutMs) => (timeoutMs > 0 && timeoutMs <= LIMIT_MS ? timeoutMs : USUAL_MS);

// The page has a `turn` before each part.
const prepared = async (module, turn, parts) => {
  const instance = await module.start();
  for (let part = 0; part < parts && !instance.isPrepared; part += 1) {
    await turn();
    await instance.ask((glue) => glue.prepare(part));
  }
  instance.isPrepared = true;
  return instance;
};

export const prepare = async (module) => {
  try {
    await watchdog(() => prepared(module, idle, ALL), LIMIT_MS, () => {});
  } catch {}
};

export const probe = async (options, module) => {
  refuseUnknown(options, OF_PROBE);
  const signal = option(options, "signal");
  if (signal?.aborted) throw signal.reason;
  const timeoutMs = limit(option(options, "timeoutMs") ?? USUAL_MS);
  let started;
  try {
    // A file on its way may never come, and a start under broken timers keeps them.
    started = await watchdog(() => prepared(module, pause, FIRST), timeoutMs, module.forget);
  } catch {
    return missing();
  }
  if (signal?.aborted) throw signal.reason;
  if (started === stalled) return stalled();
  // Awaited, not only returned: a returned promise is asked for its `then`, which the page may
  // have replaced.
  const ask = () => answer(module.start, (glue) => glue.probe(options));
  const report = await watchdog(ask, timeoutMs, module.forget);
  return report === stalled ? stalled() : report;
};

/**
 * Throws for what is no connection. Where the stack is used up nothing can be begun, and not even a
 * function be called: the reports reject.
 */
export const watch = (connection, options, module) => {
  let watching;
  try {
    refuseUnknown(options, OF_WATCH);
    watching = watched(connection, options, module.start, missing);
  } catch (error) {
    const report = async () => {
      throw error;
    };
    return { stop() {}, report, get ended() { return report(); } };
  }
  if (watching === undefined) throw new TypeError("watch takes an RTCPeerConnection as its first argument");
  return watching;
};
