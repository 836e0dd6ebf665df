/** Clocks that stand, run backwards, leap, or tell no number. */
import { NativePromise, all, now, replace } from "../natives.js";

const both = (tell) => all(
  replace(performance, "now", { value: tell }),
  replace(Date, "now", { value: tell }),
);
const silent = () => replace(RTCPeerConnection.prototype, "setRemoteDescription", { value: () => new NativePromise(() => {}) });

const clocksThat = {
  "stand": () => () => 1000,
  "run backwards": () => { let at = 1e6; return () => (at -= 10); },
  "leap": () => { let at = 0; return () => (at += 1e7); },
  "tell NaN": () => () => NaN,
  "tell Infinity": () => () => Infinity,
  "tell a string": () => () => "noon",
  "tell a symbol": () => () => Symbol("noon"),
  "tell a big integer": () => () => 12n,
  "tell an object that throws": () => () => ({ valueOf() { throw "no"; } }),
  "throw": () => () => { throw "no"; },
  "tell the hour": () => () => Math.floor(now() / 3.6e6),
};
const harmless = ["genuine", "inconclusive"];

export const clocks = Object.entries(clocksThat).flatMap(([what, make]) => [
  { name: `clocks ${what}`, hurt: () => both(make()), verdicts: harmless },
  { name: `clocks ${what} from the middle on`, at: "constructed", hurt: () => both(make()), verdicts: harmless },
  { name: `clocks ${what}, and nothing settles`, hurt: () => all(both(make()), silent()) },
]).concat(["stand", "run backwards", "leap", "throw"].map((what) => (
  { name: `clocks ${what} in a loopback`, options: { source: "loopback" }, limitMs: 4000, verdicts: harmless, hurt: () => both(clocksThat[what]()) }
)), [
  { name: "clocks stand in a loopback whose media never come", options: { source: "loopback" }, limitMs: 3000,
    hurt: () => all(both(clocksThat.stand()), replace(RTCPeerConnection.prototype, "addIceCandidate", { value: async () => {} })) },
]);
