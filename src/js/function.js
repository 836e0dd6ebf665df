// The source text of functions.

import { text_of } from "./natives.js";

// This page's `Function.prototype.toString`, also where its global names are taken away.
export const native_to_string = () => (() => {}).toString;

/**
 * 0 where a function's text is the one that the engines of today write for a native function of
 * this name, 2 where it is not: then `code_at` lets its text be read. `to_string` is the
 * `Function.prototype.toString` of some realm.
 */
export const source = (to_string, value, name) => (is_native_text(text_of(to_string, value), name) ? 0 : 2);

const KINDS = ["", "get ", "set "];

// By comparison alone: what a page could put in the way of a regular expression is many things.
const is_native_text = (text, name) => {
  for (let index = 0; index < 3; index += 1) {
    const head = `function ${KINDS[index]}${name}() {`;
    if (text === `${head} [native code] }` || text === `${head}\n    [native code]\n}`) return true;
  }
  return false;
};

/** The text by the function's own `toString`. */
export const own_text = (value) => value.toString();

const PRINTABLE = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

let codes;

const codes_of_printable = () => {
  const found = { __proto__: null, "\n": 10 };
  for (let index = 0; index < PRINTABLE.length; index += 1) found[PRINTABLE[index]] = 32 + index;
  return found;
};

/** The ASCII code at a place of a text; 0 for any other character, -1 behind the end. */
export const code_at = (text, index) => {
  if (typeof text !== "string" || index >= text.length) return -1;
  codes ??= codes_of_printable();
  return codes[text[index]] ?? 0;
};

