// Reading what a caller gave, whatever its getters and the page do.

// No caller's classes go deeper, and what only looks like an object may have no end.
const DEPTH = 8;

// What a caller asks for is the object's own, or its class's. What all objects inherit
// nobody asked for: libraries leave names of their own in `Object.prototype`. Where a page
// has broken what could tell, the caller is believed.
const is_asked = (object, key) => {
  try {
    let owner = object;
    for (let depth = 0; depth < DEPTH && owner !== null && typeof owner === "object"; depth += 1) {
      const above = Reflect.getPrototypeOf(owner);
      if (Reflect.getOwnPropertyDescriptor(owner, key)) return owner === object || above !== null;
      owner = above;
    }
    return false;
  } catch {
    return true;
  }
};

// Caught here and not by the bindings: they lose one slot of their table for each exception
// of a function that returns an object.
let threw = false;

export const has_thrown = () => threw;

export const option = (object, key) => {
  threw = false;
  try {
    return is_asked(object, key) ? object[key] : undefined;
  } catch {
    threw = true;
  }
};

// A signal of any realm: an object with these two members will do.
export const is_signal = (value) => {
  try {
    return typeof value.aborted === "boolean" && typeof value.addEventListener === "function";
  } catch {
    return false;
  }
};

export const is_array = (value) => {
  try {
    return Array.isArray(value) === true;
  } catch {
    return false;
  }
};
