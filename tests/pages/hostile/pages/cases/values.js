/** Strings of 50 MB, objects without end, lists that are none. */
import { all, replace } from "../natives.js";

const long = "x".repeat(50e6);
const cyclic = {};
cyclic.self = cyclic;
cyclic.list = [cyclic];
const large = () => Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`member${index}`, index]));
const endless = new Proxy({}, {
  get: (_, key) => (key === "length" ? 2 ** 53 - 1 : key === "then" ? undefined : endless),
  has: () => true,
  ownKeys: () => Array.from({ length: 100_000 }, (_, index) => `key${index}`),
  getOwnPropertyDescriptor: () => ({ value: endless, configurable: true, enumerable: true }),
});
/** Handled, so that the browser does not print it. */
function failing() {
  const failed = Promise.reject(Object.defineProperty({}, "name", { get: () => long }));
  failed.catch(() => {});
  return failed;
}

const get = (owner, name, value) => replace(owner, name, { get: () => value });
const give = (owner, name, value) => replace(owner, name, { value: () => value });
const { prototype: connection } = RTCPeerConnection;
const { prototype: track } = MediaStreamTrack;
const { prototype: event } = RTCTrackEvent;
const { prototype: transceiver } = RTCRtpTransceiver;

const cases = [];
for (const [what, value] of Object.entries({
  "50 MB": long, "cyclic objects": cyclic, "a large object": large(), "endless objects": endless, "a function": () => {},
  "NaN": NaN, "a big integer": 10n, "a symbol": Symbol("no"),
})) {
  cases.push(
    { name: `attributes give ${what}`, hurt: () => all(
      ...["label", "id", "kind", "muted", "readyState"].map((name) => get(track, name, value)),
      ...["mid", "direction"].map((name) => get(transceiver, name, value)),
      ...["signalingState", "connectionState", "localDescription"].map((name) => get(connection, name, value)),
      get(event, "streams", value)) },
    { name: `methods give ${what}`, hurt: () => all(
      ...["getSettings", "getCapabilities", "getConstraints"].map((name) => give(track, name, value)),
      ...["getConfiguration", "getTransceivers", "getReceivers", "getSenders"].map((name) => give(connection, name, value))) },
    { name: `promises resolve with ${what}`, hurt: () => all(
      ...["createOffer", "createAnswer", "getStats"].map((name) => give(connection, name, Promise.resolve(value)))) },
    { name: `descriptions of ${what}`, hurt: () => all(
      ...["createOffer", "createAnswer"].map((name) => give(connection, name, Promise.resolve({ type: "answer", sdp: value })))) },
    { name: `codecs of ${what}`, hurt: () => all(
      give(RTCRtpSender, "getCapabilities", value), give(RTCRtpReceiver, "getCapabilities", value)) },
  );
}
cases.push(
  { name: "rejections named by 50 MB", hurt: () => all(
    ...["createOffer", "createAnswer", "setRemoteDescription"].map((name) => replace(connection, name, { value: failing }))) },
  { name: "a user agent of 50 MB", hurt: () => get(Navigator.prototype, "userAgent", long) },
  { name: "statistics of endless objects", options: { source: "loopback" }, limitMs: 4000,
    hurt: () => give(connection, "getStats", Promise.resolve(endless)) },
  { name: "statistics of 100,000 entries", options: { source: "loopback" }, limitMs: 4000,
    hurt: () => give(connection, "getStats", Promise.resolve(new Map(Array.from({ length: 100_000 }, (_, index) =>
      [`${index}`, { id: `${index}`, type: "inbound-rtp", kind: "video" }])))) },
);
export const values = cases;
