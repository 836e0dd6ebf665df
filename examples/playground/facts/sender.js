// A transceiver of the page's own, before anything is negotiated.

import { ending, outcome, told, withConnection } from "./ask.js";
import { pause } from "../deadline.js";
import { idForm, typeOf } from "./forms.js";

const NEEDED_MS = 200;

/** The number of `negotiationneeded` events, and their times. */
function needed() {
  return withConnection(async (connection) => {
    let count = 0;
    connection.addEventListener("negotiationneeded", () => {
      count += 1;
    });
    connection.addTransceiver("video");
    const duringCall = count;
    await null;
    const inMicrotask = count;
    await pause(NEEDED_MS);
    return { duringCall, inMicrotask, later: count };
  });
}

function fresh(transceiver) {
  const { sender, receiver } = transceiver;
  return {
    direction: transceiver.direction,
    currentDirection: transceiver.currentDirection,
    mid: idForm(transceiver.mid, []),
    track: typeOf(sender.track),
    senderTransport: typeOf(sender.transport),
    receiverTransport: typeOf(receiver.transport),
    dtmf: typeOf(sender.dtmf),
    receiverTrack: [receiver.track.readyState, receiver.track.muted, receiver.track.enabled],
    isIdentical: transceiver.sender === sender && transceiver.receiver === receiver,
    encodings: told(() => typeOf(sender.getParameters().encodings)),
    senderCodecs: told(() => typeOf(sender.getParameters().codecs)),
    receiverCodecs: told(() => typeOf(receiver.getParameters().codecs)),
    sources: told(() => typeOf(receiver.getSynchronizationSources())),
  };
}

export function sender() {
  return withConnection(async (connection) => {
    const video = connection.addTransceiver("video");
    const audio = connection.addTransceiver("audio");
    const { track } = video.receiver;
    const facts = { video: told(() => fresh(video)), audio: told(() => fresh(audio)) };
    return {
      ...facts,
      isReused: told(() => connection.addTrack(track) === video.sender),
      duplicate: outcome(() => connection.addTrack(track)),
      transceivers: told(() => connection.getTransceivers().length),
      listIsCopied: told(() => connection.getTransceivers() !== connection.getTransceivers()),
      listed: told(() => connection.getTransceivers()[0] === video),
      noPreferences: outcome(() => video.setCodecPreferences([])),
      replaced: await ending(() => video.sender.replaceTrack(null)),
      needed: await needed(),
    };
  });
}
