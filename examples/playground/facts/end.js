// When tracks end: within the call, a microtask later, a task later, or after that.

import { pause } from "../deadline.js";
import { ending, outcome, told, withConnection } from "./ask.js";
import { madeUpOffer } from "./made-up-offer.js";

const LATER_MS = 300;

const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Calls `act`, and records the states of the tracks afterwards and the times of their `ended` events. */
async function watched(tracks, act) {
  const states = () => tracks.map(({ readyState }) => readyState);
  const events = [];
  let now = "call";
  for (const track of tracks) {
    track.addEventListener("ended", ({ isTrusted }) => events.push(`${track.kind}, ${now}${isTrusted ? "" : ", untrusted"}`));
  }
  const before = states();
  const call = outcome(act);
  const afterCall = states();
  now = "microtask";
  await null;
  const afterMicrotask = states();
  now = "task";
  await task();
  const afterTask = states();
  now = "later";
  await pause(LATER_MS);
  return { call, before, afterCall, afterMicrotask, afterTask, later: states(), events };
}

/** Ends the received tracks of a synthetic offer with `act`. */
const received = (act) =>
  withConnection(async (connection) => {
    const setting = await ending(() => connection.setRemoteDescription(madeUpOffer().description));
    const tracks = connection.getTransceivers().map(({ receiver }) => receiver.track);
    return { setting, ...(await watched(tracks, () => act(connection))) };
  });

function ownTransceiver() {
  return withConnection(async (connection) => {
    const transceiver = connection.addTransceiver("video");
    const seen = await watched([transceiver.receiver.track], () => transceiver.stop());
    return { ...seen, direction: told(() => transceiver.direction), currentDirection: told(() => transceiver.currentDirection) };
  });
}

export async function end() {
  return {
    onClose: await received((connection) => connection.close()),
    onStop: await received((connection) => connection.getTransceivers().forEach((transceiver) => transceiver.stop())),
    onStopOfOwn: await ownTransceiver(),
    onTrackStop: await received((connection) => connection.getTransceivers().forEach(({ receiver }) => receiver.track.stop())),
  };
}
