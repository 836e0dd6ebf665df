// The source text of functions.

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

export const own_source = (value, name) => source(() => `${value.toString()}`, value, name);

export const source_is_one_line = () => !`${Reflect.apply(native_to_string(), Math.max, [])}`.includes("\n");
