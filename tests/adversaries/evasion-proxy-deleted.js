/**
 * @technique A Proxy of constructor, getter and method behind a masked toString, and window.Proxy deleted so that no control of the stack can be made of it.
 * @seen a red team's trial of the first release
 * @shows only the stack that the Proxies use up
 * @verdict tampered
 */
(() => {
const define = Object.defineProperty, describe = Object.getOwnPropertyDescriptor, { apply, construct } = Reflect;
const textOf = Function.prototype.toString;
let masks = new WeakMap(); // function -> the source text that it pretends to have

const mask = (fake, original) => { masks.set(fake, apply(textOf, original, [])); return fake; };

const acrossFrames = make => {
  let home = window;
  try { if (top.document) home = top; } catch { /* a foreign top */ }
  const key = Symbol.for('');
  if (!home[key]) define(home, key, { value: make() });
  return home[key];
};

const remethod = (proto, key, wrap) => { const d = describe(proto, key); if (d) define(proto, key, { value: wrap(d.value) }); };
const reglobal = (name, value, realm = window) => { if (describe(realm, name)) define(realm, name, { value }); };
const reconnection = (value, realm = window) => { for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) reglobal(name, value, realm); };
masks = acrossFrames(() => masks);
const Native = RTCPeerConnection, P = Proxy;
const Fake = mask(new P(Native, { construct(t, a, nt) { const pc = construct(t, a, nt === Fake ? t : nt); (window.__stolen ??= []).push(pc); return pc; } }), Native);
reconnection(Fake);
define(Native.prototype, 'constructor', { value: Fake });
remethod(Native.prototype, 'setRemoteDescription', native => mask(new P(native, { apply(f, self, a) { return apply(f, self, a); } }), native));
const nativeText = Function.prototype.toString, fake = mask(new P(nativeText, { apply: (_, self, args) => masks.has(self) ? masks.get(self) : apply(nativeText, self, args) }), nativeText);
define(Function.prototype, 'toString', { value: fake });
delete window.Proxy;
})();
