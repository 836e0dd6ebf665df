/** Globals and built-in methods that are gone, or throw, before a probe or in the middle of one. */
import { remove, replace } from "../natives.js";

const gone = [
  "RTCPeerConnection", "MessageChannel", "performance", "Reflect", "Promise", "Array", "Object", "Symbol", "Map", "Set",
  "JSON", "Number", "String", "RegExp", "WeakRef", "FinalizationRegistry", "TextDecoder", "TextEncoder", "WebAssembly",
  "MediaStream", "MediaStreamTrack", "RTCTrackEvent", "RTCRtpTransceiver", "EventTarget", "AbortSignal", "navigator", "crypto",
  "Uint8Array", "DataView", "TypeError", "Error", "Function",
].filter((name) => Object.getOwnPropertyDescriptor(window, name)?.configurable);

const methods = [
  [Array.prototype, ["push", "map", "filter", "forEach", "slice", "join", "every", Symbol.iterator]],
  [String.prototype, ["slice", "trim", "replace", "includes", "padStart"]],
  [RegExp.prototype, ["exec", "test"]],
  [Function.prototype, ["call", "apply", "bind", "toString"]],
  [Object.prototype, ["toString", "hasOwnProperty"]],
  [Object, ["keys", "defineProperty", "isFrozen"]],
  [Reflect, ["apply", "construct", "get", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"]],
  [JSON, ["parse", "stringify"]],
  [Array, ["from", "isArray"]],
  [TextDecoder.prototype, ["decode"]],
  [TextEncoder.prototype, ["encode", "encodeInto"]],
  [Map.prototype, ["get", "set"]],
  [Set.prototype, ["has", "add"]],
  [FinalizationRegistry.prototype, ["register", "unregister"]],
  [Crypto.prototype, ["getRandomValues"]],
  [Document.prototype, ["createElement"]],
  [Node.prototype, ["appendChild"]],
];
const throwing = (owner, key) => () => replace(owner, key, { value() { throw "no"; } });
const nonsense = (owner, key) => () => replace(owner, key, { value: () => Symbol("nonsense") });
const nameOf = (owner, key) => `${owner.name ?? owner.constructor.name}.${String(key)}`;

export const globals = [undefined, "constructed", "answered"].flatMap((at) => [
  ...gone.map((name) => ({ name: `${name} is gone${at ? ` when ${at}` : ""}`, at, hurt: () => remove(window, name) })),
  ...methods.flatMap(([owner, keys]) => keys.map((key) => (
    { name: `${nameOf(owner, key)} throws${at ? ` when ${at}` : ""}`, at, hurt: throwing(owner, key) }))),
]).concat(methods.flatMap(([owner, keys]) => keys.map((key) => (
  { name: `${nameOf(owner, key)} gives nonsense`, at: "constructed", hurt: nonsense(owner, key) }))));
