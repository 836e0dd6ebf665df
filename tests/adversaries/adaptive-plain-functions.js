/**
 * @technique Plain functions with a fixed number of parameters in place of setRemoteDescription and of the getter of RTCIceCandidate.candidate; a toString in every frame tells native texts, from one WeakMap for all of them.
 * @seen not in public; written for this corpus, because a Proxy or a function that passes all arguments on needs much more stack
 * @shows only the frame of its own that such a function needs
 * @verdict tampered
 */
(() => {
  'use strict';
  if (typeof window.RTCPeerConnection !== 'function' || typeof window.RTCIceCandidate !== 'function') return;
  const KEY = Symbol.for('adaptive-plain-functions');
  let home = window;
  try {
    if (window.top.document) home = window.top;
  } catch {
    // a page of another origin around this one
  }
  if (!home[KEY]) Object.defineProperty(home, KEY, { value: new WeakMap() });
  const texts = home[KEY];
  const nativeText = Function.prototype.toString;

  const replace = (object, key, kind, make) => {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    const native = descriptor[kind];
    const function_ = make(native);
    for (const own of ['name', 'length']) {
      Object.defineProperty(function_, own, Object.getOwnPropertyDescriptor(native, own));
    }
    texts.set(function_, Reflect.apply(nativeText, native, []));
    Object.defineProperty(object, key, { ...descriptor, [kind]: function_ });
  };

  const { apply } = Reflect;
  replace(window.RTCPeerConnection.prototype, 'setRemoteDescription', 'value', (native) => ({
    setRemoteDescription(description) {
      return apply(native, this, [description]);
    },
  }).setRemoteDescription);
  replace(window.RTCIceCandidate.prototype, 'candidate', 'get', (native) => ({
    candidate() {
      return apply(native, this, []);
    },
  }).candidate);
  replace(Function.prototype, 'toString', 'value', (native) => ({
    toString() {
      return texts.has(this) ? texts.get(this) : apply(native, this, []);
    },
  }).toString);
})();
