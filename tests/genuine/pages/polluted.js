// Probes in frames in which every object inherits something: each word of descriptors by itself, the
// names of options, of dictionaries and of the library's own objects together, and all of them. With
// `each` in the address every name has a frame of its own, which takes a minute; with options to
// probe with there is one frame.

import { show } from "./show.js";

const ofDescriptors = ["get", "set", "value", "writable", "enumerable", "configurable"];
const ofOptions = [
  "nonce", "source", "timeoutMs", "signal", "effort", "connectionBudget", "onProgress", "offline",
  "kind", "codecs", "url", "token", "channel", "offer", "answer", "exchange", "candidate", "candidates",
];
const ofDictionaries = [
  "bundlePolicy", "iceTransportPolicy", "iceServers", "rtcpMuxPolicy", "certificates", "iceCandidatePoolSize",
  "urls", "username", "credential", "type", "sdp", "direction", "streams", "sendEncodings",
  "capture", "once", "passive", "willReadFrequently", "alpha", "method", "headers", "body", "keepalive",
];
const ofTheLibrary = ["instance", "module", "evidence", "stage", "elapsedMs", "aborted", "reason", "name", "message"];

const all = [...ofDescriptors, ...ofOptions, ...ofDictionaries, ...ofTheLibrary];
const alone = (names) => names.map((name) => [name]);

const asked = new URLSearchParams(location.search);
const groups = asked.has("probe")
  ? [all]
  : asked.has("each")
    ? alone(all)
    : [...alone(ofDescriptors), ofOptions, ofDictionaries, ofTheLibrary, all];

const framed = (names) =>
  new Promise((resolve, reject) => {
    const frame = document.createElement("iframe");
    const listen = ({ data, source }) => {
      if (source !== frame.contentWindow) return;
      window.removeEventListener("message", listen);
      frame.remove();
      try {
        resolve(JSON.parse(data)[0]);
      } catch {
        reject(new Error(`with ${names}: ${data}`));
      }
    };
    window.addEventListener("message", listen);
    const address = new URL("polluted-frame.html" + location.search, location);
    for (const name of names) address.searchParams.append("name", name);
    frame.src = address.href;
    document.body.append(frame);
  });

await show(async () => {
  const reports = [];
  for (const names of groups) {
    const report = await framed(names);
    const above = report.anomalies.filter(({ weight }) => weight !== "soft").map(({ check }) => check);
    if (above.length > 0) throw new Error(`with ${names}: ${above}`);
    reports.push(report);
  }
  return reports;
});
