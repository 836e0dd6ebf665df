/** Promises that never settle, settle twice, or are none; and a page that replaced `then`. */
import { NativePromise, all, replace } from "../natives.js";

const { prototype: connection } = RTCPeerConnection;
const { then } = NativePromise.prototype;
const give = (name, make) => replace(connection, name, { value: () => make() });
const asynchronous = ["setRemoteDescription", "setLocalDescription", "createAnswer", "createOffer"];

const made = {
  "never settle": () => new NativePromise(() => {}),
  "are thenables that settle twice": () => ({ then(fulfil, reject) { fulfil(1); reject(2); fulfil(3); } }),
  "are thenables that throw afterwards": () => ({ then(fulfil) { fulfil(1); throw "late"; } }),
  "are thenables that never call": () => ({ then() {} }),
  "are thenables without end": () => { const self = { then: (fulfil) => setTimeout(() => fulfil(self), 1) }; return self; },
  "are no promises": () => 7,
  "reject with nothing": () => NativePromise.reject(),
};

const prototypes = {
  "then throws": ["then", () => { throw "no then"; }],
  "then gives nothing": ["then", () => undefined],
  "then never calls": ["then", () => new NativePromise(() => {})],
  "then calls twice": ["then", function (done, failed) { then.call(this, done, failed); return then.call(this, done, failed); }],
  "then is missing": ["then", undefined],
  "catch throws": ["catch", () => { throw "no catch"; }],
  "finally throws": ["finally", () => { throw "no finally"; }],
  "constructor throws": ["constructor", undefined],
};
const statics = ["resolve", "reject", "race", "all"];

export const promises = [
  ...Object.entries(made).map(([what, make]) => ({
    name: `methods' promises ${what}`,
    hurt: () => all(...asynchronous.map((name) => give(name, make))),
  })),
  ...asynchronous.map((name) => ({ name: `${name} never settles`, hurt: () => give(name, made["never settle"]) })),
  { name: "statistics never come", options: { source: "loopback" }, limitMs: 4000, hurt: () => give("getStats", made["never settle"]) },
  { name: "a loopback's descriptions never come", options: { source: "loopback" }, limitMs: 4000,
    hurt: () => give("setLocalDescription", made["never settle"]) },
  ...[undefined, "constructed"].flatMap((at) => [
    ...Object.entries(prototypes).map(([what, [key, value]]) => ({
      name: `Promise.prototype: ${what}${at ? " from the middle on" : ""}`,
      at,
      hurt: () => replace(NativePromise.prototype, key, { value }),
    })),
    ...statics.map((key) => ({
      name: `Promise.${key} throws${at ? " from the middle on" : ""}`,
      at,
      hurt: () => replace(NativePromise, key, { value: () => { throw "no"; } }),
    })),
  ]),
];
