// Probes with every source there is, with servers that fail too, with wrong options and with an
// abort in the middle. Shows the reports of the offline probe and of the loopback.

import { checks, judge, probe, watch } from "../../../pkg/index.js";
import { show } from "./show.js";

const failed = () => Promise.reject(new Error("the host's own server fails"));

/** A server in the page, which offers and then does not take the answer. */
async function offering() {
  const server = new RTCPeerConnection();
  server.addTransceiver("video", { direction: "sendonly" });
  await server.setLocalDescription();
  return [server, server.localDescription.sdp];
}

async function unless(error, promise) {
  try {
    await promise;
  } catch (found) {
    if (found === error || found instanceof error) return;
    throw found;
  }
  throw new Error("a probe that should reject does not");
}

async function abort(stage) {
  const controller = new AbortController();
  const reason = new Error("enough");
  const onProgress = (step) => step.stage === stage && controller.abort(reason);
  await unless(reason, probe({ source: "loopback", signal: controller.signal, onProgress })).catch((error) => {
    if (error !== reason && !(error instanceof TypeError)) throw error;
  });
}

await show(async () => {
  const offline = await probe();
  const loopback = await probe({ source: "loopback", effort: "thorough", timeoutMs: 10_000 });
  const [server, offer] = await offering();
  const asked = [
    { kind: "signaling", offer: async () => offer, answer: failed, candidate: failed },
    { kind: "signaling", offer: failed, answer: failed },
    { kind: "signaling", exchange: failed, channel: true, candidates: () => failed },
    { kind: "whep", url: "/nothing/whep" },
  ];
  for (const source of asked) await probe({ source, timeoutMs: 2000 });
  server.close();

  const own = new RTCPeerConnection();
  own.addTransceiver("audio");
  const watching = watch(own);
  await judge(await watching.report());
  own.close();
  await watching.ended;
  watch(own).stop();

  await unless(TypeError, probe({ timeoutMs: -1 }));
  await unless(TypeError, watch(own, { nonce: "" }).ended);
  for (const stage of ["constructed", "negotiated", "first-frame"]) await abort(stage);
  await probe({ source: "loopback", timeoutMs: 1 });
  await checks();
  return [offline, loopback];
});
