// Frames of the same origin, in the page for a moment.

import { call } from "./call.js";
import { descriptor } from "./descriptor.js";
import { hold } from "./held.js";
import { take_natives, take_witness } from "./natives.js";

// Whether a window has a frame at this index. What a page defines there only seems to be one: it
// can be deleted, and a frame cannot. That throws in a module, and in a bundle for classic scripts it
// gives `false`.
const has_frame = (home, index) => {
  try {
    return !delete home[index];
  } catch {
    return true;
  }
};

const NO_INDEX = 1000;

// How many frames a window has; none where it is of another origin, which throws for every index.
const frames_in = (home) => {
  if (has_frame(home, NO_INDEX)) return NO_INDEX;
  let count = 0;
  while (count < NO_INDEX && has_frame(home, count)) count += 1;
  return count;
};

// A script that a sandbox of frameworks runs has another object for its window, or puts what it
// makes into the page around it.
const HOMES = [() => window, () => document.defaultView, () => top, () => globalThis];

const home_of = (index) => {
  try {
    return HOMES[index]() || window;
  } catch {
    return window;
  }
};

// Two ways to a frame. A page that dresses the frames of one of them has not dressed the other's. The
// functions are called by syntax: an element may have others of its own.
const WAYS = [
  () => {
    const frame = hidden(document.createElement("iframe"));
    return call(Node.prototype.appendChild, document.documentElement, 1, frame);
  },
  () => {
    const frame = hidden(document.createElementNS("http://www.w3.org/1999/xhtml", "iframe"));
    return call(Node.prototype.insertBefore, document.documentElement, 2, frame, null);
  },
];

// The document that a frame begins with loads at once, and an event tells the page before anybody else
// can look. Another one loads later, when the frame is gone. Older engines take a window's properties
// away with such a frame.
let is_unheard = true;

const hidden = (frame) => {
  if (is_unheard) frame.src = "about:srcdoc";
  frame.style.display = "none";
  frame.setAttribute("aria-hidden", "true");
  return frame;
};

const added = (way) => {
  const homes = { __proto__: null };
  const counts = { __proto__: null };
  for (let index = 0; index < HOMES.length; index += 1) {
    homes[index] = home_of(index);
    counts[index] = frames_in(homes[index]);
  }
  const frame = WAYS[way]();
  for (let index = 0; index < HOMES.length; index += 1) {
    const count = counts[index];
    const home = homes[index];
    // Reached by its index: no hook on an element or its getters sees which window it is.
    if (count < NO_INDEX && has_frame(home, count) && !has_frame(home, count + 1)) return { __proto__: null, frame, window: home[count] };
  }
  frame.remove();
  throw "no frame came";
};

// Beside the page's own world, as in an extension of Gecko, windows are seen through glass, and a
// frame cannot be told by its index. There natives are lost with their frame.
const added_beside = () => {
  const { length } = window;
  const frame = WAYS[0]();
  if (window.length === length + 1) return { __proto__: null, frame, window: window[length] };
  frame.remove();
  throw "no frame came";
};

const opened = (way) => {
  let found;
  let natives_outlive_it = true;
  try {
    found = added(way);
  } catch (error) {
    if (globalThis === window) throw error;
    natives_outlive_it = false;
    found = added_beside();
  }
  const { frame, window: realm } = found;
  return { __proto__: null, frame, window: realm, natives_outlive_it, remove: hold(() => frame.remove()) };
};

// No page can replace these two.
export const is_embedded = () => top !== window;

export const open_frame = () => opened(0);

// The window of a frame, as a realm's own getter tells it.
const window_in = (frame, realm) =>
  call(descriptor(realm.HTMLIFrameElement.prototype, "contentWindow").get, frame, 0);

const agree = (first, second) =>
  window_in(first.frame, first.window) === first.window &&
  window_in(first.frame, second.window) === first.window &&
  window_in(second.frame, first.window) === second.window;

// An error of a frame that is gone looks for frames of the stack that belong to it, and Blink passes all
// of them, where there are thousands too: then each refusal of its functions takes a millisecond.
const without_traces_in = (realm) => {
  try {
    realm.Error.stackTraceLimit = 0;
  } catch {}
};

// A frame whose functions are used from now on, where another one bears witness for it.
export const open_realm = () => {
  const first = opened(0);
  try {
    // Here a window of another origin throws.
    const realm = first.window;
    realm.Function;
    if (!first.natives_outlive_it) return first;
    without_traces_in(realm);
    take_natives(realm);
    const second = opened(1);
    try {
      if (!agree(first, second)) throw "the frames disagree";
      take_witness(second.window);
    } finally {
      second.remove();
    }
    if (is_unheard && !second.window.Function) {
      is_unheard = false;
      first.remove();
      return open_realm();
    }
    return first;
  } catch (error) {
    take_natives(globalThis);
    first.remove();
    throw error;
  }
};
