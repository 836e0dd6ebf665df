// Everything that scripts of a page share is frozen, the interfaces of WebRTC among it.
const frozen = new Set();

const freeze = (owner) => {
  if (owner === null || (typeof owner !== "object" && typeof owner !== "function") || frozen.has(owner)) return;
  frozen.add(owner);
  try {
    Object.freeze(owner);
  } catch {
    // Some of a window's own take it from nobody.
  }
  if (typeof owner === "function") freeze(owner.prototype);
  freeze(Reflect.getPrototypeOf(owner));
};

for (const name of Object.getOwnPropertyNames(window)) {
  const { value } = Object.getOwnPropertyDescriptor(window, name);
  if (typeof value === "function") freeze(value);
}
