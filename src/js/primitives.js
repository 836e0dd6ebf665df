// What WebAssembly cannot do itself, or must not do through functions that a page can replace:
// property access and await are syntax.
//
// Libraries leave names of their own in `Object.prototype`. So every object that is made here for
// the browser to read inherits nothing, and property descriptors do not either.

import { descriptor } from "./descriptor.js";
import { handled } from "./promises.js";

// Functions that often throw catch here, and not in the bindings: those lose one slot of their
// table for each exception of a function that returns an object. The returned value is the error
// then, and `has_thrown` is read before anything else may run.
let threw = false;

export const has_thrown = () => threw;

const caught = (error) => {
  threw = true;
  return error;
};

export const get = (object, key) => {
  try {
    const value = object[key];
    threw = false;
    return value;
  } catch (error) {
    return caught(error);
  }
};

// The language's own errors inherit their names, which a page may have changed. Their constructor
// says which of them it is.
const OF_THE_LANGUAGE = ["TypeError", "RangeError", "SyntaxError"];

export const error_name = (error) => {
  try {
    const type = descriptor(error, "name") ? undefined : error.constructor?.name;
    const name = OF_THE_LANGUAGE.includes(type) ? type : error.name;
    threw = false;
    return name;
  } catch (thrown) {
    return caught(thrown);
  }
};

export const set = (object, key, value) => {
  object[key] = value;
};

export const has = (object, key) => key in object;

export const type_of = (value) => typeof value;

export const apply = (method, self, list) => {
  try {
    const value = Reflect.apply(method, self, list);
    handled(value);
    threw = false;
    return value;
  } catch (error) {
    return caught(error);
  }
};

export const construct = (constructor, list) => {
  try {
    const value = Reflect.construct(constructor, list);
    handled(value);
    threw = false;
    return value;
  } catch (error) {
    return caught(error);
  }
};

export const is_instance = (value, constructor) => value instanceof constructor;

export const prototype_of = (object) => Reflect.getPrototypeOf(object);

export const own_names = (object) => Reflect.ownKeys(object).filter((key) => typeof key === "string");

export const is_array = (value) => Array.isArray(value) === true;

export const is_frozen = (value) => Object.isFrozen(value) === true;

export const tag = (value) => {
  const text = Object.prototype.toString.call(value);
  return text.slice(8, -1);
};

export const object = () => ({ __proto__: null });

// An ordinary object with the members of one that inherits nothing, for the caller's own functions.
export const ordinary_object = (object) => {
  const copy = {};
  for (const key in object) {
    const value = object[key];
    Reflect.defineProperty(copy, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  }
  return copy;
};

// An object that records which of its members are read.
export const recording_dictionary = (values, reads) => {
  const object = { __proto__: null };
  for (const name of Object.keys(values)) {
    const get = () => {
      reads.push(name);
      return values[name];
    };
    Object.defineProperty(object, name, { __proto__: null, get, enumerable: true, configurable: true });
  }
  return object;
};

// Converted here, where an exception is caught: what the page returns may be no number.
export const now = () => +performance.now();

export const truncate = (text, length) => text.slice(0, length);

export const random_nonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const scope = () => globalThis;

// The full form of an address, or an exception for what is none.
export const absolute_url = (text) => new URL(text, document.baseURI).href;

// How many connections the library has opened in this page. Every copy of the library counts in
// the same place.

const SPENT = Symbol.for("ontrack-probe.connections");

// Adds `count`, unless the sum would be above `budget`. A value that the page wrote there and that
// is no count stands for none.
export const reserve = (count, budget) => {
  const noted = globalThis[SPENT];
  const spent = typeof noted === "number" && noted > 0 ? noted : 0;
  if (spent + count > budget) return false;
  const value = Math.max(0, spent + count);
  Object.defineProperty(globalThis, SPENT, { __proto__: null, value, writable: true, configurable: true });
  return true;
};
