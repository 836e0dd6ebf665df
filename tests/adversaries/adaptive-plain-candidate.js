/**
 * @technique As adaptive-plain-functions, but only the getter of RTCIceCandidate.candidate, which changes addresses.
 * @seen not in public; written for this corpus
 * @shows only the frame of its own that such a function needs
 * @verdict tampered
 */
(() => {
  'use strict';
  if (typeof window.RTCIceCandidate !== 'function') return;
  const KEY = Symbol.for('adaptive-plain-candidate');
  let home = window;
  try {
    if (window.top.document) home = window.top;
  } catch {
    // a page of another origin around this one
  }
  if (!home[KEY]) Object.defineProperty(home, KEY, { value: new WeakMap() });
  const texts = home[KEY];
  const { apply } = Reflect;
  const nativeText = Function.prototype.toString;

  const disguise = (own, native) => {
    for (const key of ['name', 'length']) {
      Object.defineProperty(own, key, Object.getOwnPropertyDescriptor(native, key));
    }
    texts.set(own, apply(nativeText, native, []));
    return own;
  };
  const descriptor = Object.getOwnPropertyDescriptor(RTCIceCandidate.prototype, 'candidate');
  const native = descriptor.get;
  const getter = {
    get candidate() {
      return apply(native, this, []).replace(/[\w-]+\.local/, '10.0.0.1');
    },
  };
  const { get } = Object.getOwnPropertyDescriptor(getter, 'candidate');
  Object.defineProperty(RTCIceCandidate.prototype, 'candidate', { ...descriptor, get: disguise(get, native) });
  const { toString } = {
    toString() {
      return texts.has(this) ? texts.get(this) : apply(nativeText, this, []);
    },
  };
  Object.defineProperty(Function.prototype, 'toString', {
    ...Object.getOwnPropertyDescriptor(Function.prototype, 'toString'),
    value: disguise(toString, nativeText),
  });
})();
