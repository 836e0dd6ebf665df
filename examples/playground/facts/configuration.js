// The configuration that a connection returns, and the order in which it reads dictionaries.

import { ending, outcome, told, withConnection } from "./ask.js";
import { members, typeOf } from "./forms.js";

/** A dictionary with the members `values` that records each member that is read. */
function noting(reads, values = {}) {
  return new Proxy(values, {
    get(target, name) {
      reads.push(String(name));
      return Object.hasOwn(target, name) ? target[name] : undefined;
    },
  });
}

/** The members that `call` reads of its dictionary, and its outcome. */
async function readBy(call, values) {
  const reads = [];
  const ends = await ending(async () => call(noting(reads, values)));
  return { reads, ends };
}

export function configuration() {
  return withConnection(async (connection) => ({
    shape: told(() => members(connection.getConfiguration())),
    iceServers: told(() => typeOf(connection.getConfiguration().iceServers)),
    certificates: told(() => typeOf(connection.getConfiguration().certificates)),
    bundlePolicy: told(() => connection.getConfiguration().bundlePolicy),
    iceTransportPolicy: told(() => connection.getConfiguration().iceTransportPolicy),
    rtcpMuxPolicy: told(() => connection.getConfiguration().rtcpMuxPolicy),
    isCopied: told(() => connection.getConfiguration() !== connection.getConfiguration()),
    setEmpty: outcome(() => connection.setConfiguration({})),
    byConstructor: await readBy((dictionary) => void new RTCPeerConnection(dictionary).close()),
    byTransceiver: await readBy((dictionary) => void connection.addTransceiver("audio", dictionary)),
    byOffer: await readBy((dictionary) => connection.createOffer(dictionary)),
    byDescription: await readBy((dictionary) => connection.setRemoteDescription(dictionary), { type: "rollback" }),
    byCandidate: await readBy((dictionary) => void new RTCIceCandidate(dictionary)),
  }));
}
