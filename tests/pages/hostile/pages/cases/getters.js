/** Getters and methods that throw what is no error. */
import { all, replace } from "../natives.js";

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const trapped = () => {
  const handler = new Proxy({}, { get: () => () => { throw trapped(); } });
  return new Proxy(function () {}, handler);
};

const things = {
  "a string": () => "no",
  "null": () => null,
  "undefined": () => undefined,
  "a symbol": () => Symbol("no"),
  "a big integer": () => 10n,
  "an object whose name throws": () => ({ get name() { throw this; } }),
  "a revoked proxy": revoked,
  "a proxy that throws proxies": trapped,
  "a DOMException": () => new DOMException("no", "DataCloneError"),
};

const readable = [
  [RTCPeerConnection.prototype, ["signalingState", "connectionState", "iceGatheringState", "localDescription"]],
  [MediaStreamTrack.prototype, ["kind", "id", "label", "muted", "readyState", "enabled"]],
  [RTCTrackEvent.prototype, ["track", "receiver", "transceiver", "streams"]],
  [RTCRtpTransceiver.prototype, ["mid", "direction", "receiver"]],
  [MediaStream.prototype, ["id"]],
  [Event.prototype, ["type", "target"]],
];
const callable = [
  [RTCPeerConnection.prototype, ["getTransceivers", "getReceivers", "getConfiguration", "addTransceiver"]],
  [MediaStreamTrack.prototype, ["getSettings", "getCapabilities", "getConstraints"]],
  [EventTarget.prototype, ["addEventListener"]],
];

const throwing = (thing, table, key) =>
  all(...table.flatMap(([owner, names]) => names.map((name) =>
    replace(owner, name, { [key]() { throw thing(); } }))));

export const getters = Object.entries(things).flatMap(([what, thing]) => [
  { name: `getters throw ${what}`, hurt: () => throwing(thing, readable, "get") },
  { name: `methods throw ${what}`, hurt: () => throwing(thing, callable, "value") },
  { name: `removeEventListener and close throw ${what}`, hurt: () => throwing(thing, [
    [RTCPeerConnection.prototype, ["close"]], [EventTarget.prototype, ["removeEventListener"]]], "value") },
]).concat([
  {
    name: "getters throw in a loopback",
    options: { source: "loopback" },
    limitMs: 4000,
    at: "negotiated",
    hurt: () => throwing(() => "no", readable, "get"),
  },
]);
