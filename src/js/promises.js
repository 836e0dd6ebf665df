// Promises that a probe causes. If one is rejected without a listener, the browser reports it to
// the page's error handling, which must not notice the probe.

import { call } from "./call.js";
import { descriptor } from "./descriptor.js";
import { natives } from "./natives.js";

// The prototype of this realm's promises, even if the page replaced `Promise`.
const native = /* @__PURE__ */ natives.prototype_of(/* @__PURE__ */ (async () => {})());
const DEPTH_LIMIT = 8;
const nothing = () => {};

// `await` takes any promise or thenable. It does not call a `then` that the page put in place of
// the platform's own.
export const settled = async (value, done) => {
  let is_fulfilled = true;
  let result;
  try {
    result = await value;
  } catch (error) {
    is_fulfilled = false;
    result = error;
  }
  done(is_fulfilled, result);
};

// The `then` of a promise of another make, if it is a plain property: a getter is not called.
const own_then = (owner) => (descriptor(owner, "then") || { __proto__: null }).value;

// Adds a listener to the result of a call, if it is a promise of any make, and returns whether it
// is. Libraries that make their own promises, as zone.js does, report one without a listener
// before the next `await` would have added it.
export const handled = (value) => {
  if (typeof value !== "object" || value === null) return false;
  try {
    for (let owner = value, depth = 0; owner !== null && depth < DEPTH_LIMIT; depth += 1) {
      if (owner === native) {
        settled(value, nothing);
        return true;
      }
      const then = own_then(owner);
      if (typeof then === "function") {
        call(then, value, 2, nothing, nothing);
        return true;
      }
      owner = natives.prototype_of(owner);
    }
  } catch {}
  return false;
};

// A promise, and the function that settles it.
export const deferred = () => {
  let settle;
  const promise = new Promise((resolve, reject) => {
    settle = (is_fulfilled, value) => (is_fulfilled ? resolve : reject)(value);
  });
  return { __proto__: null, promise, settle };
};
