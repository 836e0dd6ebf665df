/**
 * @technique A constructor Proxy that repairs prototype.constructor and the alias, and hides behind a Proxy of Function.prototype.toString with a WeakMap of texts.
 * @seen the way stealth plugins for automation hide their replacements
 * @shows nothing inside the realm; the toString of a fresh iframe betrays it, and one more stack frame
 * @verdict tampered
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const texts = new WeakMap();
  const nativeToString = Function.prototype.toString;

  // A Proxy accepts itself as its own prototype; a native function does not.
  const refuseCycles = (target, prototype, proxy) => {
    for (let link = prototype; link; link = Reflect.getPrototypeOf(link)) {
      if (link === proxy) return Object.setPrototypeOf(target, target) === target;
    }
    return Reflect.setPrototypeOf(target, prototype);
  };
  const disguise = (native, traps) => {
    const proxy = new Proxy(native, {
      ...traps,
      setPrototypeOf(target, prototype) {
        return refuseCycles(target, prototype, proxy);
      },
    });
    texts.set(proxy, nativeToString.call(native));
    return proxy;
  };

  const connections = new WeakSet();
  const Disguised = disguise(Native, {
    construct(target, args, newTarget) {
      const connection = Reflect.construct(target, args, newTarget);
      connections.add(connection);
      return connection;
    },
  });
  const replace = (object, key, value) => {
    Object.defineProperty(object, key, { ...Object.getOwnPropertyDescriptor(object, key), value });
  };
  replace(window, 'RTCPeerConnection', Disguised);
  if (window.webkitRTCPeerConnection === Native) replace(window, 'webkitRTCPeerConnection', Disguised);
  replace(Native.prototype, 'constructor', Disguised);

  replace(Function.prototype, 'toString', disguise(nativeToString, {
    apply(target, self, args) {
      return texts.has(self) ? texts.get(self) : Reflect.apply(target, self, args);
    },
  }));
})();
