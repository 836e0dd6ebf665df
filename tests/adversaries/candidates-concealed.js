/**
 * @technique One disguised Proxy around the getter of RTCIceCandidate.candidate, behind a Proxy of Function.prototype.toString with a WeakMap of texts.
 * @seen the stealth technique of automation kits, applied to addresses
 * @shows nothing inside the realm; the toString of a fresh realm betrays the getter
 * @verdict tampered
 */
(() => {
  if (typeof RTCIceCandidate !== 'function') return;
  const texts = new WeakMap();
  const disguise = (native, apply) => {
    const proxy = new Proxy(native, { apply });
    texts.set(proxy, Function.prototype.toString.call(native));
    return proxy;
  };
  const descriptor = Object.getOwnPropertyDescriptor(RTCIceCandidate.prototype, 'candidate');
  Object.defineProperty(RTCIceCandidate.prototype, 'candidate', {
    ...descriptor,
    get: disguise(descriptor.get, (native, self, args) => Reflect.apply(native, self, args).replace(/[\w-]+\.local/, '10.0.0.1')),
  });
  Object.defineProperty(Function.prototype, 'toString', {
    ...Object.getOwnPropertyDescriptor(Function.prototype, 'toString'),
    value: disguise(Function.prototype.toString, (native, self, args) => (texts.has(self) ? texts.get(self) : Reflect.apply(native, self, args))),
  });
})();
