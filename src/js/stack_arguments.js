// The finer measure of the stack: how long a list of arguments a function takes where little stack
// is left.
//
// All functions are called in one place, so that the lists are comparable to a word of the machine.
// In Blink each native function takes as long a list as any other. Script between us and the native
// one needs a frame of its own, even if it passes no arguments on, and takes a shorter one.

import { ENDLESS, overflow_message, release, without_long_traces } from "./stack_depth.js";

// How many frames are left, and a list that does not fit into them.
const HEADROOM = 32;
const LONGEST = 1024;
// By how many arguments native functions may differ.
const SPARE = [0, 0];

let level = 0;
let overflow;
let constructs = false;
let control;
let script;
let functions;
let configuration;
let fewer;
let kept;

// The parameters only make the frame as large as in the coarse measure.
const unwind = (left, b, c, d) => {
  if (left === 0) return;
  try {
    unwind(left - 1, c, d, b);
  } catch {}
  level -= 1;
  if (level !== 0) return;
  try {
    compare();
  } catch {}
};

const list_of = (...all) => {
  const list = { __proto__: null, length: all.length };
  for (let index = 0; index < all.length; index += 1) list[index] = all[index];
  return list;
};

const append = (list, value) => {
  list[list.length] = value;
  list.length += 1;
};

const takes = (subject, list) => {
  try {
    append(kept, constructs ? new subject(...list) : subject(...list));
  } catch (error) {
    return error.message !== overflow;
  }
  return true;
};

const segments = list_of();
for (let segment = [0]; segment.length < LONGEST; segment = [...segment, ...segment]) append(segments, segment);

// First the longest list that the native control takes, then whether script and the functions take
// it, then the controls again. One loop with one call, so that every call has the same depth.
const compare = () => {
  const found = list_of();
  const first = segments.length;
  const last = first + functions.length + 2;
  let longest = [configuration];
  let longer = longest;
  for (let turn = 0; turn < last + 2; turn += 1) {
    let subject = control;
    if (turn < first) longer = [...longest, ...segments[first - 1 - turn]];
    else if (turn === first || turn === last) subject = script;
    else if (turn > first + 1 && turn < last) subject = functions[turn - first - 2];
    const is_taken = takes(subject, turn < first ? [...longer, ...SPARE] : longest);
    if (turn < first) {
      if (is_taken) longest = longer;
    } else if (subject === script) {
      if (is_taken) return;
    } else if (subject === control) {
      if (!is_taken) return;
    } else if (!is_taken) append(found, turn - first - 2);
  }
  fewer = found;
};

// The indices of those functions that take a shorter list than a native control. `undefined` where
// script takes as long a list, so that nothing is told apart.
export const taking_fewer = (native, candidates, construct, argument) =>
  without_long_traces(() => fewer_than(native, candidates, construct, argument));

const fewer_than = (native, candidates, construct, argument) => {
  overflow ??= overflow_message();
  constructs = construct;
  control = native;
  script = construct ? function () {} : () => {};
  configuration = argument;
  kept = list_of();
  // What runs for the first time is compiled first, which needs much stack.
  functions = list_of();
  compare();
  functions = candidates;
  fewer = undefined;
  level = HEADROOM;
  unwind(ENDLESS, 0, 0, 0);
  for (let index = 0; index < kept.length; index += 1) release(kept[index]);
  kept = functions = control = undefined;
  return fewer;
};
