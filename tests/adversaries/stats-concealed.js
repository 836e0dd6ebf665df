/**
 * @technique A disguised getStats whose report carries hidden methods of its own with edited copies of the entries; Function.prototype.toString answers for all of them.
 * @seen the stealth technique of automation kits, applied to statistics
 * @shows the report has members of its own, and a fresh realm reads other numbers from it; the realm's toString and the stack show getStats
 * @verdict tampered
 * @loopback tampered
 */
(() => {
  if (typeof RTCPeerConnection !== 'function') return;
  const texts = new WeakMap();
  const disguise = (native, traps) => {
    const proxy = new Proxy(native, traps);
    texts.set(proxy, Function.prototype.toString.call(native));
    return proxy;
  };
  const replace = (object, key, value) => {
    Object.defineProperty(object, key, { ...Object.getOwnPropertyDescriptor(object, key), value });
  };
  const edit = (report) => {
    const edited = new Map(
      [...report].map(([id, entry]) => [
        id,
        entry.type === 'inbound-rtp' ? { ...entry, packetsReceived: entry.packetsReceived + 1000 } : entry,
      ]),
    );
    for (const method of ['get', 'forEach', 'values', 'entries', 'keys']) {
      const native = report[method];
      Object.defineProperty(report, method, {
        value: disguise(native, { apply: (target, self, args) => edited[method](...args) }),
        enumerable: false,
        configurable: true,
      });
    }
    return report;
  };
  replace(RTCPeerConnection.prototype, 'getStats', disguise(RTCPeerConnection.prototype.getStats, {
    apply: (target, self, args) => Reflect.apply(target, self, args).then(edit),
  }));
  replace(Function.prototype, 'toString', disguise(Function.prototype.toString, {
    apply: (target, self, args) => (texts.has(self) ? texts.get(self) : Reflect.apply(target, self, args)),
  }));
})();
