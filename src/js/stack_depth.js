// Stack accounting: how much stack a call needs beyond what a native one needs.
//
// Recurse until the stack overflows, return through `level` frames, and call there.
// A native function fits into that headroom; script in between, however it disguises
// its source text, needs frames of its own. No script can scrub that.

import { call } from "./call.js";
import { descriptor } from "./descriptor.js";
import { source } from "./function.js";
import { natives } from "./natives.js";
import { append } from "./primitives.js";
import { handled } from "./promises.js";

const PADDING = 500;
const WARMING = 60;
const ENDLESS = 1_000_000;

let overflow;
let functions = { __proto__: null, length: 0 };
let list;
let constructs = false;
let level = 0;
let action;
let has_fitted;
let kept = { __proto__: null };

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

// A function of its own, so that the engine does not optimise the recursion for one action.
const act = () => action();

// The parameters only make the frame of the size that gives a good resolution.
const unwind = (left, b, c, d) => {
  if (left === 0) return;
  try {
    unwind(left - 1, c, d, b);
  } catch {}
  level -= 1;
  if (level !== 0) return;
  try {
    has_fitted = act();
  } catch {
    has_fitted = false;
  }
};

// Does something where so many frames are left, and gives what comes of it.
export const near_the_end = (frames, what) => {
  action = what;
  level = frames;
  has_fitted = undefined;
  unwind(ENDLESS, 0, 0, 0);
  return has_fitted;
};

let zeros;

// A list of the fresh realm, of 2048 elements. The page's own would be read by the page's iterator.
export const many_arguments = () => {
  if (!zeros) {
    let text = "0";
    for (let doubling = 0; doubling < 11; doubling += 1) text += `,${text}`;
    zeros = natives.parse(`[${text}]`);
  }
  return zeros;
};

// How much stack is left to what overflows it many times, in calls with so many arguments. From its
// beginning each overflow takes half a millisecond and more. What is called here for the first time is
// compiled here, which needs some stack.
const LITTLE = 16;

let left;
let at_the_end;

// Few calls with many arguments reach the end sooner than many calls.
const sink = () => {
  try {
    natives.apply(sink, undefined, zeros);
  } catch {}
  left -= 1;
  if (left === 0) at_the_end();
};

export const with_little_stack = (run) => {
  let has_run = false;
  many_arguments();
  left = LITTLE;
  at_the_end = () => {
    has_run = true;
    run();
  };
  without_traces(sink);
  if (!has_run) run();
};

// In Blink every error writes down as many frames as the page asks for: every overflow, and every
// refusal of a native function. Without a limit that is most of what a measure costs, and with the
// usual one nine tenths of it for some hundred functions. Only a plain number is changed, and put
// back before the page goes on. An accessor is asked by the engine as little as here, and what
// cannot be written stays.
export const without_traces = (measure) => {
  const { value, writable } = descriptor(Error, "stackTraceLimit") || { __proto__: null };
  if (typeof value !== "number" || value <= 0 || !writable) return measure();
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
  without_traces(() => fits(headroom, candidates, construct, configuration));

const fits = (headroom, candidates, construct, configuration) => {
  begin(construct, configuration);
  functions = candidates;
  kept = { __proto__: null };
  near_the_end(headroom, attempt);
  for (let index = 0; index < candidates.length; index += 1) release(kept[index]);
  end();
  return has_fitted === true;
};

const begin = (construct, configuration) => {
  overflow ??= overflow_message();
  constructs = construct;
  list ??= padded();
  list[0] = configuration;
  spread_natively();
};

const end = () => {
  functions = { __proto__: null, length: 0 };
  kept = { __proto__: null };
};

// The arguments of every call.
const padded = () => {
  const all = [];
  for (let index = 0; index <= PADDING; index += 1) append(all, 0);
  return all;
};

// What spreads a list belongs to the page. Where it is not the native one, the list is given the
// fresh realm's, which the engine is slower with.
const spread_natively = () => {
  const { define, iterator, prototype_of, text, values } = natives;
  const own = (descriptor(prototype_of(list), iterator) || { __proto__: null }).value;
  if (typeof own === "function" && source(text, own, "values") === 0) {
    const next = (descriptor(prototype_of(call(own, list, 0)), "next") || { __proto__: null }).value;
    if (typeof next === "function" && source(text, next, "next") === 0) return;
  }
  define(list, iterator, { __proto__: null, value: values });
};

export const release = (value) => {
  if (handled(value)) return;
  try {
    if (typeof value?.close === "function") handled(value.close());
  } catch {}
};

// An overflow is recognised by its message, which belongs to the error itself. Its name is
// inherited, and a page may give all of the language's errors the same.
export const overflow_message = () => {
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
  without_traces(() => run_in(candidates, construct, configuration));

const run_in = (candidates, construct, configuration) => {
  begin(construct, configuration);
  for (let round = 0; round < WARMING; round += 1) {
    functions = { __proto__: null, 0: candidates[round % candidates.length], length: 1 };
    kept = { __proto__: null };
    action = attempt;
    level = 8;
    unwind(16, 0, 0, 0);
    release(kept[0]);
  }
  end();
};

/** A native function that no page can replace, where there is one. */
export const unforgeable = () => (globalThis === window ? location.toString : undefined);

/** A function of script, as little as can be. What never ran is compiled first, which needs much stack. */
export const empty = (construct) => {
  const made = construct ? class {} : () => {};
  if (construct) new made();
  else made();
  return made;
};

/** A wrapper by syntax, which needs more stack than one that hides. */
export const wrapped_by_syntax = (control, construct) =>
  construct
    ? class extends control {
        constructor(...list) {
          super(...list);
        }
      }
    : (...list) => control(...list);

/** A wrapper as those make one that hide. */
export const wrapped = (control) =>
  new natives.proxy(control, {
    __proto__: null,
    apply: (target, self, list) => natives.apply(target, self, list),
    construct: (target, list) => natives.construct(target, list),
  });
