// Functions of the language that no syntax stands for. Until there is a fresh realm they are those
// that the page had when the module began; then they are the realm's.

import { call } from "./call.js";

// Reading a global that a page has taken away may throw.
const of = (scope, name, ...members) => {
  try {
    let value = scope[name];
    for (let index = 0; index < members.length; index += 1) value = value[members[index]];
    return value;
  } catch {}
};

const taken = (scope) => ({
  __proto__: null,
  apply: of(scope, "Reflect", "apply"),
  construct: of(scope, "Reflect", "construct"),
  define: of(scope, "Reflect", "defineProperty"),
  descriptor: of(scope, "Reflect", "getOwnPropertyDescriptor"),
  is_array: of(scope, "Array", "isArray"),
  iterator: of(scope, "Symbol", "iterator"),
  is_frozen: of(scope, "Object", "isFrozen"),
  own_keys: of(scope, "Reflect", "ownKeys"),
  parse: of(scope, "JSON", "parse"),
  prototype_of: of(scope, "Reflect", "getPrototypeOf"),
  proxy: of(scope, "Proxy"),
  slice: of(scope, "Array", "prototype", "slice"),
  stringify: of(scope, "JSON", "stringify"),
  symbol: of(scope, "Symbol", "for"),
  tag: of(scope, "Object", "prototype", "toString"),
  text: of(scope, "Function", "prototype", "toString"),
  values: of(scope, "Array", "prototype", "values"),
});

export let natives = /* @__PURE__ */ taken(globalThis);

// The `Function.prototype.toString` of a second fresh realm, which was reached in another way.
let witness;

/** Goes on with the functions of this realm. */
export const take_natives = (realm) => {
  natives = taken(realm);
};

/** Every text that the first realm tells is asked of this realm too. */
export const take_witness = (realm) => {
  witness = of(realm, "Function", "prototype", "toString");
};

/** A function's source text; nothing where two fresh realms tell different ones. */
export const text_of = (to_string, value) => {
  const text = call(to_string, value, 0);
  const is_disputed = to_string === natives.text && witness !== undefined && call(witness, value, 0) !== text;
  return is_disputed ? undefined : text;
};

/** A native function, for its text. */
export const native_function = () => natives.own_keys;
