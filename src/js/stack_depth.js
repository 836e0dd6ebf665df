// Stack accounting: how much stack a call needs beyond what a native one needs.
//
// Recurse until the stack overflows, return through `level` frames, and call there.
// A native function fits into that headroom; script in between, however it disguises
// its source text, needs frames of its own. No script can scrub that.

import { descriptor } from "./descriptor.js";
import { handled } from "./promises.js";

const PADDING = new Array(500).fill(0);
const WARMING = 300;
const ENDLESS = 1_000_000;

let overflow;
let functions = [];
let list = PADDING;
let constructs = false;
let level = 0;
let has_fitted;
let kept = [];

const attempt = () => {
  for (let index = 0; index < functions.length; index += 1) {
    try {
      kept[index] = constructs ? new functions[index](...list) : functions[index](...list);
    } catch (error) {
      if (error.message === overflow) return false;
    }
  }
  return true;
};

// The parameters only make the frame of the size that gives a good resolution.
const unwind = (left, b, c, d) => {
  if (left === 0) return;
  try {
    unwind(left - 1, c, d, b);
  } catch {}
  level -= 1;
  if (level !== 0) return;
  try {
    has_fitted = attempt();
  } catch {
    has_fitted = false;
  }
};

// The longest stack trace that costs next to nothing, in frames.
const SHORT_TRACE = 100;

// In Blink every overflow writes down as many frames as the page asks for, and without a
// limit that is most of what a measure costs. Only a plain number that is too large is
// changed, and put back before the page goes on. An accessor is asked by the engine as
// little as here, and what cannot be written stays.
const without_long_traces = (measure) => {
  const { value, writable } = descriptor(Error, "stackTraceLimit") || { __proto__: null };
  if (typeof value !== "number" || value <= SHORT_TRACE || !writable) return measure();
  Error.stackTraceLimit = 0;
  try {
    return measure();
  } finally {
    if (Error.stackTraceLimit === 0) Error.stackTraceLimit = value;
  }
};

// Whether all functions fit into `headroom` frames. What they return is let go of: a
// promise that rejects is handled, a connection is closed.
export const fits_into = (headroom, candidates, construct, configuration) =>
  without_long_traces(() => fits(headroom, candidates, construct, configuration));

const fits = (headroom, candidates, construct, configuration) => {
  overflow ??= overflow_message();
  functions = candidates;
  constructs = construct;
  list = [configuration, ...PADDING];
  kept = new Array(candidates.length);
  level = headroom;
  has_fitted = undefined;
  unwind(ENDLESS, 0, 0, 0);
  for (const value of kept) release(value);
  functions = [];
  kept = [];
  return has_fitted === true;
};

const release = (value) => {
  if (handled(value)) return;
  try {
    if (typeof value?.close === "function") handled(value.close());
  } catch {}
};

// An overflow is recognised by its message, which belongs to the error itself. Its name is
// inherited, and a page may give all of the language's errors the same.
const overflow_message = () => {
  // Not a tail call: some engines run those without end.
  const fall = () => 1 + fall();
  try {
    return fall();
  } catch (error) {
    return error.message;
  }
};

// Frames change their size while the engine optimises the code: run it in, far from
// the end of the stack, where it costs next to nothing.
export const warm = (candidates, construct, configuration) =>
  without_long_traces(() => run_in(candidates, construct, configuration));

const run_in = (candidates, construct, configuration) => {
  overflow ??= overflow_message();
  constructs = construct;
  list = [configuration, ...PADDING];
  for (let round = 0; round < WARMING; round += 1) {
    functions = [candidates[round % candidates.length]];
    kept = [undefined];
    level = 8;
    unwind(16, 0, 0, 0);
    release(kept[0]);
  }
  functions = [];
};

// A wrapper that a measurement must separate from native code.
export const wrapped = (control) =>
  new Proxy(control, {
    __proto__: null,
    apply: (target, self, list) => Reflect.apply(target, self, list),
    construct: (target, list) => Reflect.construct(target, list),
  });
