/** What the page's own bookkeeping needs, kept from before anything is broken. */
export const setTimer = setTimeout.bind(window);
export const clearTimer = clearTimeout.bind(window);
export const now = performance.now.bind(performance);
export const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
export const NativePromise = Promise;
export const Native = RTCPeerConnection;
const { indexOf } = String.prototype;

/** Resolves after so many ms, whatever became of the page's timers and promises. */
export const pause = (ms) => new NativePromise((resolve) => setTimer(resolve, ms));

export const includes = (text, part) => apply(indexOf, text, [part]) >= 0;

/** Puts another property in the place of one; gives the way back. */
export function replace(object, key, changes) {
  const before = getOwnPropertyDescriptor(object, key);
  const { get, set, value } = before ?? {};
  const rest = { configurable: true, enumerable: before?.enumerable ?? false };
  const isAccessor = "get" in changes || "set" in changes;
  const after = isAccessor ? { get, set, ...rest, ...changes } : { value, writable: true, ...rest, ...changes };
  if (!defineProperty(object, key, after)) throw new Error(`${String(key)} cannot be replaced`);
  return () => (before ? defineProperty(object, key, before) : deleteProperty(object, key));
}

/** Takes a property away; gives the way back. */
export function remove(object, key) {
  const before = getOwnPropertyDescriptor(object, key);
  if (!before || !deleteProperty(object, key)) throw new Error(`${String(key)} cannot be removed`);
  return () => defineProperty(object, key, before);
}

/** Several ways back as one, the last first. */
export const all = (...ways) => () => {
  for (let index = ways.length - 1; index >= 0; index -= 1) ways[index]();
};
