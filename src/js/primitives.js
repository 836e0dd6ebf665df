// The few things that cannot be said from WebAssembly, or that must not pass
// through functions a page can replace: property access and await are syntax.
//
// Libraries leave names of their own in `Object.prototype`. So every object that is made
// here to be read by the browser inherits nothing, and what is told of a property does
// not either.

import { descriptor } from "./descriptor.js";
import { handled } from "./promises.js";

// What often throws is caught here, and not by the bindings: they lose one slot of their
// table for each exception of a function that returns an object. The value is the error
// then, and `has_thrown` is asked before anything else may run.
let threw = false;

export const has_thrown = () => threw;

const caught = (error) => {
  threw = true;
  return error;
};

const tried = (look, object, key) => {
  try {
    const value = look(object, key);
    threw = false;
    return value;
  } catch (error) {
    return caught(error);
  }
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

// The language's own errors inherit their names, which a page may have changed: which of
// them it is, their constructor tells.
const OF_THE_LANGUAGE = ["TypeError", "RangeError", "SyntaxError"];

const called = (error) => {
  const type = descriptor(error, "name") ? undefined : error.constructor?.name;
  return OF_THE_LANGUAGE.includes(type) ? type : error.name;
};

export const error_name = (error) => tried(called, error);

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

// An object that notes which of its members are read.
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

export const microtasks = async (count, done) => {
  for (let turn = 0; turn < count; turn += 1) await null;
  done();
};

export const start_timer = (ms, done) => setTimeout(done, ms);

export const stop_timer = (timer) => clearTimeout(timer);

// A deadline that rings even where the page has replaced its timers.
export const alarm = (ms, done) => {
  let ring = done;
  const end = () => ring?.();
  let timer;
  try {
    timer = setTimeout(end, ms);
  } catch {}
  const signal = AbortSignal.timeout?.(ms);
  signal?.addEventListener("abort", end);
  return () => {
    ring = undefined;
    signal?.removeEventListener("abort", end);
    clearTimeout(timer);
  };
};

// A task of its own, which a hidden tab does not delay as it delays timers.
export const task = (done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
};

// Converted here, where it is caught: what a page tells may be no number at all.
export const now = () => +performance.now();

export const truncate = (text, length) => text.slice(0, length);

// A promise, and the function that settles it.
export const promise = () => {
  let settle;
  const promise = new Promise((resolve, reject) => {
    settle = (is_kept, value) => (is_kept ? resolve : reject)(value);
  });
  return [promise, settle];
};

export const random_nonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const scope = () => globalThis;

// Whether text names what `fetch` takes, and how it reads in full.
export const absolute_url = (text) => new URL(text, document.baseURI).href;

// How many connections a page has had from us. Every copy of the library in the page
// counts in the same place.

const SPENT = Symbol.for("ontrack-probe.connections");

// Adds `count`, unless that would be more than `budget`. What the page itself writes
// there and is no count stands for none.
export const reserve = (count, budget) => {
  const noted = globalThis[SPENT];
  const spent = typeof noted === "number" && noted > 0 ? noted : 0;
  if (spent + count > budget) return false;
  const value = Math.max(0, spent + count);
  Object.defineProperty(globalThis, SPENT, { __proto__: null, value, writable: true, configurable: true });
  return true;
};
