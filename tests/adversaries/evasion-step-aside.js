/**
 * @technique Open Proxies of constructor, getter and method that step aside for three seconds where the probe's own counter of connections is read.
 * @seen a red team's trial of the first release
 * @shows the Proxies themselves, because the counter is read by descriptor
 * @verdict instrumented
 */
(() => {
const define = Object.defineProperty, describe = Object.getOwnPropertyDescriptor, { apply, construct } = Reflect;
const textOf = Function.prototype.toString;
let masks = new WeakMap(); // function -> the source text that it pretends to have

const regetter = (proto, key, wrap) => { const d = describe(proto, key); if (d) define(proto, key, { get: wrap(d.get) }); };
const remethod = (proto, key, wrap) => { const d = describe(proto, key); if (d) define(proto, key, { value: wrap(d.value) }); };
const reglobal = (name, value, realm = window) => { if (describe(realm, name)) define(realm, name, { value }); };
const reconnection = (value, realm = window) => { for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) reglobal(name, value, realm); };
const Native = RTCPeerConnection, proto = Native.prototype, log = window.__stolen = [];
const desc = { c: describe(proto, 'constructor'), l: describe(proto, 'localDescription'), s: describe(proto, 'setRemoteDescription') };
const Fake = new Proxy(Native, { construct(t, a, nt) { const pc = construct(t, a, nt === Fake ? t : nt); log.push(pc); return pc; } });
const on = () => {
  reconnection(Fake);
  regetter(proto, 'localDescription', native => new Proxy(native, { apply(f, self, a) { log.push('local'); return apply(f, self, a); } }));
  remethod(proto, 'setRemoteDescription', native => new Proxy(native, { apply(f, self, a) { log.push(a); return apply(f, self, a); } }));
};
const off = () => { reconnection(Native); define(proto, 'localDescription', desc.l); define(proto, 'setRemoteDescription', desc.s); };
on();
const bell = Symbol.for('ontrack-probe.connections');
const arm = () => define(window, bell, { configurable: true, get() { off(); setTimeout(() => { on(); arm(); }, 3000); return undefined; } });
arm();
})();
