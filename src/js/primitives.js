// What WebAssembly cannot do itself, or must not do through functions that a page can replace:
// property access, calls and await are syntax, and for the rest there is `natives.js`.
//
// Libraries leave names of their own in `Object.prototype`. So every object that is made here for
// the browser to read inherits nothing, and property descriptors do not either.

import * as by_syntax from "./call.js";
import { caught, returned } from "./call.js";
import { descriptor } from "./descriptor.js";
import { natives } from "./natives.js";
import { handled } from "./promises.js";

export const get = (object, key) => {
  try {
    return returned(object[key]);
  } catch (error) {
    return caught(error);
  }
};

// The language's own errors inherit their names, which a page may have changed. Their constructor
// says which of them it is.
const OF_THE_LANGUAGE = { __proto__: null, TypeError: true, RangeError: true, SyntaxError: true };

export const error_name = (error) => {
  try {
    const type = descriptor(error, "name") ? undefined : error.constructor?.name;
    const name = typeof type === "string" && OF_THE_LANGUAGE[type] ? type : error.name;
    return returned(name);
  } catch (thrown) {
    return caught(thrown);
  }
};

export const set = (object, key, value) => {
  object[key] = value;
};

export const has = (object, key) => key in object;

export const type_of = (value) => typeof value;

const outcome = (value) => {
  handled(value);
  return returned(value);
};

// Each takes the number of arguments and two arguments, which is as many as any call has.

export const apply = (method, self, count, first, second) => {
  try {
    return outcome(by_syntax.call(method, self, count, first, second));
  } catch (error) {
    return caught(error);
  }
};

export const call = (object, key, count, first, second) => {
  try {
    return outcome(by_syntax.call_member(object, key, count, first, second));
  } catch (error) {
    return caught(error);
  }
};

export const construct = (constructor, count, first, second) => {
  try {
    return outcome(by_syntax.construct(constructor, count, first, second));
  } catch (error) {
    return caught(error);
  }
};

export const is_instance = (value, constructor) => value instanceof constructor;

export const prototype_of = (object) => natives.prototype_of(object);

export const own_names = (object) => {
  const keys = natives.own_keys(object);
  const names = { __proto__: null, length: 0 };
  for (let index = 0; index < keys.length; index += 1) {
    if (typeof keys[index] === "string") names[names.length++] = keys[index];
  }
  return names;
};

export const is_array = (value) => natives.is_array(value) === true;

export const is_frozen = (value) => natives.is_frozen(value) === true;

export const tag = (value) => by_syntax.call(natives.tag, value, 0);

export const list = () => [];

// Defined and not assigned: a page may have a setter for an index.
export const append = (list, value) => {
  natives.define(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
};

// A list that inherits nothing, so that no setter of the page sees what is added.
export const bare_list = () => ({ __proto__: null, length: 0 });

export const add_to = (list, value) => {
  list[list.length] = value;
  list.length += 1;
};

export const object = () => ({ __proto__: null });

// An ordinary object with the members of one that inherits nothing, for the caller's own functions.
export const ordinary_object = (object) => {
  const copy = {};
  for (const key in object) {
    const value = object[key];
    natives.define(copy, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  }
  return copy;
};

// An object that records which of its members are read.
export const recording_dictionary = (values, reads) => {
  const object = { __proto__: null };
  for (const name in values) {
    const get = () => {
      append(reads, name);
      return values[name];
    };
    natives.define(object, name, { __proto__: null, get, enumerable: true, configurable: true });
  }
  return object;
};

// Converted here, where an exception is caught: what the page returns may be no number.
export const now = () => +performance.now();

export const truncate = (text, length) => {
  let beginning = "";
  for (let index = 0; index < length; index += 1) beginning += text[index];
  return beginning;
};

const HEX = "0123456789abcdef";

export const random_nonce = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let nonce = "";
  for (let index = 0; index < 16; index += 1) nonce += HEX[bytes[index] >> 4] + HEX[bytes[index] & 15];
  return nonce;
};

export const scope = () => globalThis;

// The full form of an address, or an exception for what is none.
export const absolute_url = (text) => new URL(text, document.baseURI).href;

// How many connections the library has opened in this page. Every copy of the library counts in
// the same place. It is read as a descriptor: a getter there would be told of every probe.

const SPENT = "ontrack-probe.connections";

// Adds `count`, unless the sum would be above `budget`. A value that the page wrote there and that
// is no count stands for none.
export const reserve = (count, budget) => {
  const key = natives.symbol(SPENT);
  const noted = (descriptor(globalThis, key) || { __proto__: null }).value;
  const spent = typeof noted === "number" && noted > 0 ? noted : 0;
  if (spent + count > budget) return false;
  const value = spent + count > 0 ? spent + count : 0;
  natives.define(globalThis, key, { __proto__: null, value, writable: true, configurable: true });
  return true;
};
