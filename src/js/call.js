// Calls with any `this`, by syntax alone: `Function.prototype.apply` and `Reflect.apply` belong
// to the page, and what passes through them can be told and answered otherwise.
//
// A constructor may return any object. That object is `this` in what extends it, and `super`
// calls a method of the parent's prototype on it.

let self;
let result;
const parent = { __proto__: null, method: undefined };

const is_object = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

function Self() {
  return self;
}
Self.prototype = parent;

class Call extends Self {
  constructor(count, first, second) {
    super();
    if (count === 0) result = super.method();
    else if (count === 1) result = super.method(first);
    else result = super.method(first, second);
  }
}

const called = (method, count, first, second) => {
  if (count === 0) return method();
  return count === 1 ? method(first) : method(first, second);
};

/** `method.call(target, first, second)` with the first `count` of the arguments, at most two. */
export const call = (method, target, count, first, second) => {
  if (!is_object(target)) return called(method, count, first, second);
  self = target;
  parent.method = method;
  try {
    new Call(count, first, second);
    return result;
  } finally {
    self = undefined;
    parent.method = undefined;
    result = undefined;
  }
};

/** `target[key](first, second)` with the first `count` of the arguments. */
export const call_member = (target, key, count, first, second) => {
  if (count === 0) return target[key]();
  return count === 1 ? target[key](first) : target[key](first, second);
};

/** `new constructor(first)` with the first `count` of the arguments. */
export const construct = (constructor, count, first, second) => {
  if (count === 0) return new constructor();
  return count === 1 ? new constructor(first) : new constructor(first, second);
};

// Functions that often throw catch here, and not in the bindings: those lose one slot of their
// table for each exception of a function that returns an object. The returned value is the error
// then, and `has_thrown` is read before anything else may run.
let threw = false;

export const has_thrown = () => threw;

export const returned = (value) => {
  threw = false;
  return value;
};

export const caught = (error) => {
  threw = true;
  return error;
};
