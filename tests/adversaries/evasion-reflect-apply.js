/**
 * @technique Reflect.apply and Reflect.construct answer for the masks and use up stack, and masked Proxies of constructor, getter and method.
 * @seen a red team's trial of the first release
 * @shows the source texts in a fresh frame, and the stack that the Proxies use up
 * @verdict tampered
 */
(() => {
const define = Object.defineProperty, describe = Object.getOwnPropertyDescriptor, { apply, construct } = Reflect;
const textOf = Function.prototype.toString;
let masks = new WeakMap(); // function -> the source text that it pretends to have

const mask = (fake, original) => { masks.set(fake, apply(textOf, original, [])); return fake; };
const like = (fake, original) => { for (const k of ['name', 'length']) define(fake, k, describe(original, k)); return mask(fake, original); };

const hideBehindMasks = ({ realm = window, proxy = true } = {}) => {
  const native = realm.Function.prototype.toString, text = (self, args) => (masks.has(self) ? masks.get(self) : apply(native, self, args));
  const fake = proxy ? mask(new Proxy(native, { apply: (_, self, args) => text(self, args) }), native)
    : like({ toString(...args) { return text(this, args); } }.toString, native);
  define(realm.Function.prototype, 'toString', { value: fake });
};

const regetter = (proto, key, wrap) => { const d = describe(proto, key); if (d) define(proto, key, { get: wrap(d.get) }); };
const remethod = (proto, key, wrap) => { const d = describe(proto, key); if (d) define(proto, key, { value: wrap(d.value) }); };
const reglobal = (name, value, realm = window) => { if (describe(realm, name)) define(realm, name, { value }); };
const reconnection = (value, realm = window) => { for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) reglobal(name, value, realm); };
const Native = RTCPeerConnection, proto = Native.prototype;
const log = []; window.__stolen = log; window.__native = Native;
const Fake = mask(new Proxy(Native, { construct(t, args, nt) { const pc = construct(t, args, nt === Fake ? t : nt); log.push(pc); return pc; } }), Native);
reconnection(Fake);
define(proto, 'constructor', { value: Fake });
regetter(proto, 'localDescription', native => mask(new Proxy(native, { apply(f, self, a) { const d = apply(f, self, a); return d && new RTCSessionDescription({ type: d.type, sdp: d.sdp.replace(/^a=candidate:.*\r\n/gm, '') }); } }), native));
remethod(proto, 'setRemoteDescription', native => mask(new Proxy(native, { apply(f, self, a) { log.push(a); return apply(f, self, a); } }), native));
const burn = (n, f) => n ? burn(n - 1, f) : f();
const isText = f => { try { return f.name === 'toString' && f.length === 0; } catch { return false; } };
Reflect.apply = mask(function (f, self, list) {
  if (typeof self === 'function' && masks.has(self) && isText(f)) return masks.get(self);
  return burn(120, () => apply(f, self, list));
}, apply);
Reflect.construct = mask(function (t, list, nt) { return burn(120, () => nt ? construct(t, list, nt) : construct(t, list)); }, construct);
hideBehindMasks();
})();
