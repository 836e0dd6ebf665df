/**
 * @technique A frame prepared beforehand, with the same masks and a deepened Blob, to which window.length points.
 * @seen a red team's trial of the first release
 * @shows the source texts in a fresh frame
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
hideBehindMasks();
const frame = document.createElement('iframe');
frame.style.display = 'none';
document.documentElement.appendChild(frame);
const index = [...Array(window.length).keys()].find(i => window[i] === frame.contentWindow), realm = window[index];
hideBehindMasks({ realm });
const deepen = f => { let g = f; for (let i = 0; i < 3; i++) g = new Proxy(g, { apply: (t, s, a) => apply(t, s, a), construct: (t, a) => construct(t, a) }); return g; };
realm.Blob = deepen(realm.Blob);
define(realm.Blob.prototype, 'slice', { value: deepen(realm.Blob.prototype.slice) });
define(window, 'length', { value: index, configurable: true, writable: true });
})();
