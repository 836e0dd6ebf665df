// The calls that the engine refuses, with the names of its errors.

import { ending, outcome, withConnection } from "./ask.js";
import { madeUpOffer } from "./made-up-offer.js";

const constructed = (...configuration) => outcome(() => new RTCPeerConnection(...configuration).close());

/** Calls that a closed connection refuses. */
function whenClosed() {
  return withConnection(async (connection) => {
    connection.close();
    return {
      createOffer: await ending(() => connection.createOffer()),
      setRemoteDescription: await ending(() => connection.setRemoteDescription(madeUpOffer().description)),
      addTransceiver: outcome(() => connection.addTransceiver("audio")),
      createDataChannel: outcome(() => connection.createDataChannel("any")),
      getStats: await ending(() => connection.getStats()),
    };
  });
}

/** Calls that a connection with an offer and without an answer refuses. */
function beforeAnswer() {
  return withConnection(async (connection) => ({
    offer: await ending(() => connection.setRemoteDescription(madeUpOffer().description)),
    createOffer: await ending(() => connection.createOffer()),
    garbage: await ending(() => connection.setRemoteDescription({ type: "offer", sdp: "no session description" })),
    rollback: await ending(() => connection.setRemoteDescription({ type: "rollback" })),
  }));
}

export function refusals() {
  return withConnection(async (connection) => ({
    policy: constructed({ iceTransportPolicy: "nonsense" }),
    url: constructed({ iceServers: [{ urls: "nonsense:nowhere" }] }),
    noUrl: constructed({ iceServers: [{}] }),
    noConfiguration: constructed(null),
    withoutNew: outcome(() => RTCPeerConnection()),
    transceiverConstructor: outcome(() => new RTCRtpTransceiver()),
    eventWithoutTrack: outcome(() => new RTCTrackEvent("track")),
    strangerMethod: await ending(() => RTCPeerConnection.prototype.createOffer.call({})),
    strangerGetter: outcome(() => Reflect.get(RTCPeerConnection.prototype, "signalingState", {})),
    noKind: outcome(() => connection.addTransceiver("nonsense")),
    noDirection: outcome(() => connection.addTransceiver("audio", { direction: "nonsense" })),
    garbage: await ending(() => connection.setRemoteDescription({ type: "offer", sdp: "no session description" })),
    answerInStable: await ending(() => connection.setRemoteDescription({ ...madeUpOffer().description, type: "answer" })),
    createAnswerInStable: await ending(() => connection.createAnswer()),
    candidateInStable: await ending(() => connection.addIceCandidate({ candidate: "", sdpMid: "0" })),
    beforeAnswer: await beforeAnswer(),
    whenClosed: await whenClosed(),
  }));
}
