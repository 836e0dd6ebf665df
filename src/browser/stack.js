// Stack accounting: how much stack a call needs beyond what a native one needs.
//
// Recurse until the stack overflows, climb back by `level` frames, and call there.
// A native function fits into that room; script in between, however it disguises
// its source text, needs frames of its own. No script can scrub that.

import { handled } from "./promises.js";

const PADDING = new Array(500).fill(0);
const WARMING = 300;
const ENDLESS = 1_000_000;

let overflow;
let functions = [];
let list = PADDING;
let constructs = false;
let level = 0;
let fits;
let kept = [];

const attempt = () => {
  for (let index = 0; index < functions.length; index += 1) {
    try {
      kept[index] = constructs ? new functions[index](...list) : functions[index](...list);
    } catch (error) {
      if (error.name === overflow) return false;
    }
  }
  return true;
};

// The parameters only make the frame of the size that gives a good resolution.
const climb = (left, b, c, d) => {
  if (left === 0) return;
  try {
    climb(left - 1, c, d, b);
  } catch {}
  level -= 1;
  if (level !== 0) return;
  try {
    fits = attempt();
  } catch {
    fits = false;
  }
};

// Whether all functions fit into `room` frames. What they return is let go of: a
// promise that rejects is handled, a connection is closed.
export const fits_into = (room, candidates, construct, configuration) => {
  overflow ??= overflow_name();
  functions = candidates;
  constructs = construct;
  list = [configuration, ...PADDING];
  kept = new Array(candidates.length);
  level = room;
  fits = undefined;
  climb(ENDLESS, 0, 0, 0);
  for (const value of kept) release(value);
  functions = [];
  kept = [];
  return fits === true;
};

const release = (value) => {
  if (handled(value)) return;
  try {
    if (typeof value?.close === "function") handled(value.close());
  } catch {}
};

const overflow_name = () => {
  // Not a tail call: some engines run those without end.
  const fall = () => 1 + fall();
  try {
    return fall();
  } catch (error) {
    return error.name;
  }
};

// Frames change their size while the engine optimises the code: run it in, far from
// the end of the stack, where it costs next to nothing.
export const warm = (candidates, construct, configuration) => {
  overflow ??= overflow_name();
  constructs = construct;
  list = [configuration, ...PADDING];
  for (let round = 0; round < WARMING; round += 1) {
    functions = [candidates[round % candidates.length]];
    kept = [undefined];
    level = 8;
    climb(16, 0, 0, 0);
    release(kept[0]);
  }
  functions = [];
};

// A wrapper that a measurement must be able to tell from native.
export const wrapped = (control) =>
  new Proxy(control, {
    apply: (target, self, list) => Reflect.apply(target, self, list),
    construct: (target, list) => Reflect.construct(target, list),
  });
