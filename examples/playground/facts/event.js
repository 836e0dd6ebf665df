// One track event and its track.

import { told } from "./ask.js";
import { idForm, labelForm, members } from "./forms.js";

function trackFacts(track, offered) {
  return {
    kind: track.kind,
    id: idForm(track.id, offered.tracks),
    label: labelForm(track),
    state: [track.readyState, track.muted, track.enabled],
    contentHint: told(() => (track.contentHint === "" ? "empty" : typeof track.contentHint)),
    tag: Object.prototype.toString.call(track),
    ownNames: Reflect.ownKeys(track).length,
    settings: told(() => members(track.getSettings())),
    constraints: told(() => members(track.getConstraints())),
    capabilities: told(() => members(track.getCapabilities())),
    inStream: told(() => new MediaStream([track]).getTracks()[0] === track),
  };
}

function streamFacts({ streams, track }, again, offered) {
  return {
    isArray: Array.isArray(streams),
    sameObject: streams === again,
    isFrozen: Object.isFrozen(streams),
    ids: streams.map(({ id }) => idForm(id, offered.streams)),
    holdTrack: streams.every((stream) => stream.getTracks().includes(track)),
  };
}

/** Facts that are read while `event` is dispatched. */
export function eventFacts(event, connection, offered) {
  const { transceiver, receiver, track } = event;
  return {
    isTrusted: event.isTrusted,
    phase: event.eventPhase,
    bubbles: event.bubbles,
    ownNames: Reflect.ownKeys(event).map(String),
    isNative: told(() => Object.getPrototypeOf(event) === RTCTrackEvent.prototype),
    targets: [event.target === connection, event.currentTarget === connection],
    receiverHasTrack: receiver.track === track,
    transceiverHasReceiver: transceiver.receiver === receiver,
    isListed: connection.getTransceivers().includes(transceiver),
    transceivers: connection.getTransceivers().length,
    mid: idForm(transceiver.mid, offered.mids),
    direction: transceiver.direction,
    currentDirection: transceiver.currentDirection,
    signalingState: connection.signalingState,
    streams: told(() => streamFacts(event, event.streams, offered)),
    track: told(() => trackFacts(track, offered)),
  };
}
