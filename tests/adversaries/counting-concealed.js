/**
 * @technique Counts calls of createOffer and createDataChannel, passes them on unchanged, and gives the counters native source text.
 * @seen the fingerprint detector of the privacy extension JShelter
 * @shows what looks native to the page is script to a fresh realm, or needs more stack than native code
 * @verdict instrumented
 */
(() => {
  if (typeof RTCPeerConnection !== 'function') return;
  const disguises = new WeakMap();
  const native = Function.prototype.toString;
  const disguised = new Proxy(native, {
    apply: (target, self, list) => disguises.get(self) ?? Reflect.apply(target, self, list),
  });
  disguises.set(disguised, Reflect.apply(native, native, []));
  Function.prototype.toString = disguised;
  window.counted = 0;
  for (const name of ['createOffer', 'createDataChannel']) {
    const { value: method, ...flags } = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, name);
    const counter = function (...list) {
      window.counted += 1;
      return Reflect.apply(method, this, list);
    };
    Object.defineProperties(counter, { name: { value: name }, length: { value: method.length } });
    disguises.set(counter, Reflect.apply(native, method, []));
    Object.defineProperty(RTCPeerConnection.prototype, name, { ...flags, value: counter });
  }
})();
