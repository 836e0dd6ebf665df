// What is told of a property, without what every object inherits.
//
// Members are copied one by one: object spread is of a later syntax than these scripts, and what
// stands for it there asks `Object.prototype`, which is the page's.

export const descriptor = (object, key) => {
  const found = Reflect.getOwnPropertyDescriptor(object, key);
  if (found === undefined) return undefined;
  const copy = { __proto__: null };
  const names = Reflect.ownKeys(found);
  for (let index = 0; index < names.length; index += 1) copy[names[index]] = found[names[index]];
  return copy;
};
