// A synthetic offer: audio with one stream, and video with two. All of its names are random, so a name
// that the browser returns must come from the offer.

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const bytes = (count) => [...crypto.getRandomValues(new Uint8Array(count))];
const word = (length) => bytes(length).map((byte) => LETTERS[byte % LETTERS.length]).join("");
const digest = () => bytes(32).map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(":");

function media({ kind, mid, payload, codec, streams, track }, keys) {
  return [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payload}`,
    "c=IN IP4 0.0.0.0",
    "a=rtcp-mux",
    `a=mid:${mid}`,
    "a=sendonly",
    `a=rtpmap:${payload} ${codec}`,
    ...streams.map((stream) => `a=msid:${stream} ${track}`),
    ...keys,
  ];
}

/** A fresh offer, and the random names in it. */
export function madeUpOffer() {
  const sections = [
    { kind: "audio", mid: word(6), payload: 109, codec: "opus/48000/2", streams: [word(9)], track: word(12) },
    { kind: "video", mid: word(6), payload: 98, codec: "VP8/90000", streams: [word(9), word(9)], track: word(12) },
  ];
  const keys = [
    `a=ice-ufrag:${word(8)}`,
    `a=ice-pwd:${word(24)}`,
    `a=fingerprint:sha-256 ${digest()}`,
    "a=setup:actpass",
  ];
  const lines = [
    "v=0",
    "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
    "s=-",
    "t=0 0",
    `a=group:BUNDLE ${sections.map(({ mid }) => mid).join(" ")}`,
    ...sections.flatMap((section) => media(section, keys)),
  ];
  return {
    description: { type: "offer", sdp: `${lines.join("\r\n")}\r\n` },
    mids: sections.map(({ mid }) => mid),
    streams: sections.flatMap(({ streams }) => streams),
    tracks: sections.map(({ track }) => track),
  };
}
