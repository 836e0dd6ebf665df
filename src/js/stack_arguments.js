// The finer measure of the stack: how long a list of arguments a function takes where little stack
// is left.
//
// All functions are called in one place, so that the lists are comparable to a word of the machine.
// In Blink each native function takes as long a list as any other. Script between us and the native
// one needs a frame of its own, even if it passes no arguments on, and takes a shorter one.

import { natives } from "./natives.js";
import { add_to, bare_list } from "./primitives.js";
import { many_arguments, near_the_end, overflow_message, release, without_traces } from "./stack_depth.js";

// How many frames are left, and a list that does not fit into them.
const HEADROOM = 32;
const LONGEST = 1024;
// By how many arguments native functions may differ.
const SPARE = 2;

let overflow;
let constructs = false;
let control;
let script;
let functions;
let list;
let kept;

const takes = (subject, count) => {
  const shorter = natives.apply(natives.slice, list, [0, count]);
  try {
    add_to(kept, constructs ? natives.construct(subject, shorter) : natives.apply(subject, undefined, shorter));
  } catch (error) {
    try {
      return error.message !== overflow;
    } catch {
      return false;
    }
  }
  return true;
};

// First how many arguments the native control takes, then whether script and the functions take
// as many, then the controls again. One loop with one call, so that every call has the same depth.
const compare = () => {
  const found = bare_list();
  let most = 1;
  let step = LONGEST;
  let turn = 0;
  const last = functions.length + 1;
  while (turn <= last + 1) {
    const is_search = step >= 1;
    let subject = control;
    if (!is_search) {
      if (turn === 0 || turn === last) subject = script;
      else if (turn < last) subject = functions[turn - 1].value;
    }
    const is_taken = takes(subject, is_search ? most + step + SPARE : most);
    if (is_search) {
      if (is_taken) most += step;
      step >>= 1;
      continue;
    }
    if (subject === script) {
      if (is_taken) return;
    } else if (subject === control) {
      if (!is_taken) return;
    } else if (!is_taken) add_to(found, functions[turn - 1]);
    turn += 1;
  }
  return found;
};

// How often it is tried until script is told from native code, because frames change their size
// while the engine optimises the code, and how many times in a row a list must be shorter.
const ATTEMPTS = 4;
const CONFIRMATIONS = 4;

// The names of those functions that take a shorter list than a native control. None where script
// takes as long a list, so that nothing is told apart.
export const taking_fewer = (native, candidates, construct, argument) => {
  const names = bare_list();
  overflow ??= overflow_message();
  constructs = construct;
  control = native;
  script = construct ? function () {} : () => {};
  list = many_arguments();
  list[0] = argument;
  // What runs for the first time is compiled first, which needs much stack.
  kept = functions = bare_list();
  compare();
  let suspects = candidates;
  for (let round = 0; round < CONFIRMATIONS && suspects && suspects.length > 0; round += 1) {
    functions = suspects;
    suspects = undefined;
    for (let attempt = 0; attempt < ATTEMPTS && !suspects; attempt += 1) {
      kept = bare_list();
      suspects = without_traces(() => near_the_end(HEADROOM, compare));
      for (let index = 0; index < kept.length; index += 1) release(kept[index]);
    }
  }
  if (suspects) for (let index = 0; index < suspects.length; index += 1) add_to(names, suspects[index].name);
  kept = functions = control = list = undefined;
  return names;
};
