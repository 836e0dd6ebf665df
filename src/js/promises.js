// Promises that a probe provokes. Where one is rejected and nobody listens, the browser tells
// the page's error handling, and that is no place for what we ask.

import { descriptor } from "./descriptor.js";

// What every promise of this realm inherits from, however the page replaced `Promise`.
const native = /* @__PURE__ */ Reflect.getPrototypeOf(/* @__PURE__ */ (async () => {})());
const DEPTH_LIMIT = 8;
const nothing = () => {};

// `await` adopts any promise or thenable without a replaced `then` of the
// platform's own promises being asked.
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

// The `then` of a promise of another make, where it lies open: a getter is not asked.
const own_then = (owner) => (descriptor(owner, "then") || { __proto__: null }).value;

// Listens to whatever comes of a call, if it is a promise, and tells whether it is: whoever
// made it, and whether or not anybody looks at it again. Libraries that make their own, as
// zone.js does, report what nobody listened to before the next `await` would have.
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
        Reflect.apply(then, value, [nothing, nothing]);
        return true;
      }
      owner = Reflect.getPrototypeOf(owner);
    }
  } catch {}
  return false;
};
