// What a caller asks for is the object's own, or its class's. What all objects inherit nobody
// asked for: libraries leave names of their own there.

// No caller's classes go deeper, and what only looks like an object may have no end.
const DEPTH = 8;

// Where a page has broken what could tell, the caller is believed.
const isAsked = (object, name) => {
  try {
    let owner = object;
    for (let depth = 0; depth < DEPTH && owner !== null && typeof owner === "object"; depth += 1) {
      const above = Reflect.getPrototypeOf(owner);
      if (Reflect.getOwnPropertyDescriptor(owner, name)) return owner === object || above !== null;
      owner = above;
    }
    return false;
  } catch {
    return true;
  }
};

export const option = (object, name) =>
  typeof object === "object" && object !== null && isAsked(object, name) ? object[name] : undefined;
