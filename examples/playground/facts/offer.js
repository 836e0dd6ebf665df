// Facts about the result of createOffer. The text itself is no fact: it contains the keys of a
// connection.

import { given, told, withConnection } from "./ask.js";
import { typeOf } from "./forms.js";

const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);
const lengths = (found) => [...new Set(found.map(({ length }) => length))];

/** The kind of user name in the line `o=`. */
function originOf(sdp) {
  const [user = ""] = all(sdp, /^o=(\S+)/gm);
  if (user === "-") return "-";
  return /^mozilla\.\.\./.test(user) ? "mozilla" : "other";
}

/** The facts of a description: words of the standard, counts and lengths. */
export function reduced(sdp) {
  return {
    origin: originOf(sdp),
    kinds: all(sdp, /^m=(audio|video|application)\b/gm),
    protocols: [...new Set(all(sdp, /^m=\S+ \S+ ([A-Z/]+)/gm))],
    directions: all(sdp, /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/gm),
    setup: [...new Set(all(sdp, /^a=setup:(actpass|active|passive)/gm))],
    userLengths: lengths(all(sdp, /^a=ice-ufrag:(\S+)/gm)),
    passwordLengths: lengths(all(sdp, /^a=ice-pwd:(\S+)/gm)),
    digests: [...new Set(all(sdp, /^a=fingerprint:(sha-\d{1,3}) /gm))],
    isBundled: /^a=group:BUNDLE /m.test(sdp),
    candidates: all(sdp, /^a=(candidate):/gm).length,
    lineEnds: sdp.split("\n").every((line) => line === "" || line.endsWith("\r")),
  };
}

function described(description) {
  if (description === null) return "none";
  return {
    ownNames: told(() => Reflect.ownKeys(description).map(String)),
    isNative: told(() => description instanceof RTCSessionDescription),
    tag: told(() => Object.prototype.toString.call(description)),
    isPlain: told(() => Object.getPrototypeOf(description) === Object.prototype),
    type: told(() => description.type),
    reduced: told(() => reduced(description.sdp)),
  };
}

export function offer() {
  return withConnection(async (connection) => {
    connection.addTransceiver("audio");
    connection.addTransceiver("video", { direction: "recvonly" });
    connection.createDataChannel("any");
    const making = connection.createOffer();
    let isSettled = false;
    const noting = making.then(
      () => {
        isSettled = true;
      },
      () => {},
    );
    for (let turn = 0; turn < 20; turn += 1) await null;
    const settledInMicrotask = isSettled;
    const made = await given(() => making);
    await given(() => noting);
    return {
      settledInMicrotask,
      ...described(made),
      signalingState: connection.signalingState,
      pending: typeOf(connection.pendingLocalDescription),
    };
  });
}
