// Property descriptors that inherit nothing.
//
// The members are copied one by one. Object spread is newer than the syntax of the package, and
// what replaces it there reads `Object.prototype`, which belongs to the page.

import { natives } from "./natives.js";

export const descriptor = (object, key) => {
  const found = natives.descriptor(object, key);
  if (found === undefined) return undefined;
  const copy = { __proto__: null };
  const names = natives.own_keys(found);
  for (let index = 0; index < names.length; index += 1) copy[names[index]] = found[names[index]];
  return copy;
};
