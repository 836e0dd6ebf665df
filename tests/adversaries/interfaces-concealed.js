/**
 * @technique A disguised Proxy of the interface RTCIceCandidate itself that edits each candidate as it is constructed; the prototype is untouched.
 * @seen the stealth technique of automation kits, applied to addresses
 * @shows nothing inside the realm; the toString of a fresh realm betrays the interface
 * @verdict tampered
 */
(() => {
  const Native = window.RTCIceCandidate;
  if (typeof Native !== 'function') return;
  const texts = new WeakMap();
  const disguise = (native, traps) => {
    const proxy = new Proxy(native, traps);
    texts.set(proxy, Function.prototype.toString.call(native));
    return proxy;
  };
  const replace = (object, key, value) => {
    Object.defineProperty(object, key, { ...Object.getOwnPropertyDescriptor(object, key), value });
  };
  const Disguised = disguise(Native, {
    construct(target, [init, ...rest], newTarget) {
      const candidate = init?.candidate?.replace(/[\w-]+\.local/, '10.0.0.1');
      return Reflect.construct(target, [{ ...init, candidate }, ...rest], newTarget);
    },
  });
  replace(window, 'RTCIceCandidate', Disguised);
  replace(Native.prototype, 'constructor', Disguised);
  replace(Function.prototype, 'toString', disguise(Function.prototype.toString, {
    apply: (native, self, args) => (texts.has(self) ? texts.get(self) : Reflect.apply(native, self, args)),
  }));
})();
