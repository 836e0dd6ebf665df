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

// This page's `Function.prototype.toString`, also where its global names are taken away.
export const native_to_string = () => (() => {}).toString;

// How a function's source text reads: 0 native with this name, 1 native without
// it, 2 script. `to_string` is the Function.prototype.toString of some realm.
export const source = (to_string, value, name) => {
  const text = Reflect.apply(to_string, value, []);
  if (typeof text !== "string" || text.length > 200) return 2;
  const [, named, body] = /^\s*function\s*([^(]*)\(\)\s*\{\s*(\[native code\])?\s*\}\s*$/.exec(text) ?? [];
  if (body === undefined) return 2;
  return named.trim().replace(/^[gs]et /, "") === name ? 0 : 1;
};

const NOT_MEMBERS = new Set(["constructor", "length", "name", "prototype", "arguments", "caller"]);

const is_plain = ({ get, set, value }, name, here, elsewhere) => {
  if (typeof value === "number") return true;
  const functions = get || set ? [get, set].filter(Boolean) : [value];
  return functions.every(
    (member) =>
      typeof member === "function" &&
      (member !== value || descriptor(member, "prototype") === undefined) &&
      source(here, member, name) === 0 &&
      source(elsewhere, member, name) === 0,
  );
};

// How many members an object has, and the names of those that are not plainly
// native: in one call, because there are more than a hundred to look at.
export const non_native_members = (owner, here, elsewhere) => {
  const names = Reflect.ownKeys(owner).filter((key) => typeof key === "string" && !NOT_MEMBERS.has(key));
  const is_odd = (name) => !is_plain(descriptor(owner, name), name, here, elsewhere);
  return [names.length, names.filter(is_odd)];
};

// The names that one object has itself and another lacks.
export const missing_members = (owner, object) =>
  Reflect.ownKeys(owner).filter((key) => typeof key === "string" && !(key in object));

export const own_source = (value, name) => source(() => `${value.toString()}`, value, name);

export const source_is_one_line = () => !`${Reflect.apply(native_to_string(), Math.max, [])}`.includes("\n");

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

// The frame is reached by its index: no hook on createElement or contentWindow
// sees which window it is. What is not of the page's own world, as an extension's script
// in Gecko, loses a frame's natives when the frame is gone: there the global object is
// not the window.
export const open_realm = () => {
  const frame = document.createElement("iframe");
  frame.style.display = "none";
  frame.setAttribute("aria-hidden", "true");
  const index = window.length;
  document.documentElement.appendChild(frame);
  return [frame, window[index], globalThis === window];
};

export const close_realm = (frame) => frame.remove();

export const scope = () => globalThis;

// A function for the page that does nothing any more once it is closed.
export const revocable = (done) => {
  let open = done;
  return [(value) => open?.(value), () => (open = undefined)];
};

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
