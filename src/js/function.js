// The source text of functions, and members that are not native.

import { descriptor } from "./descriptor.js";

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

const is_native = ({ get, set, value }, name, here, in_fresh_realm) => {
  if (typeof value === "number") return true;
  const functions = get || set ? [get, set].filter(Boolean) : [value];
  return functions.every(
    (member) =>
      typeof member === "function" &&
      (member !== value || descriptor(member, "prototype") === undefined) &&
      source(here, member, name) === 0 &&
      source(in_fresh_realm, member, name) === 0,
  );
};

// How many members an object has, and the names of those that do not read as native. One
// call for all, because there are more than a hundred.
export const non_native_members = (owner, here, in_fresh_realm) => {
  const names = Reflect.ownKeys(owner).filter((key) => typeof key === "string" && !NOT_MEMBERS.has(key));
  const is_not_native = (name) => !is_native(descriptor(owner, name), name, here, in_fresh_realm);
  return { __proto__: null, count: names.length, names: names.filter(is_not_native) };
};

// The names that one object has itself and another lacks.
export const missing_members = (owner, object) =>
  Reflect.ownKeys(owner).filter((key) => typeof key === "string" && !(key in object));

export const own_source = (value, name) => source(() => `${value.toString()}`, value, name);

export const source_is_one_line = () => !`${Reflect.apply(native_to_string(), Math.max, [])}`.includes("\n");
