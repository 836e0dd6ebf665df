/** The least that JavaScript can do to have two remote tracks arrive and end. */

// Any digest is as good as another: nobody ever connects.
const digest = Array.from({ length: 32 }, (_, index) =>
  ((index * 7) % 256).toString(16).toUpperCase().padStart(2, "0"),
).join(":");

const media = ({ kind, mid, payload, codec, track }) => [
  `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payload}`,
  "c=IN IP4 0.0.0.0",
  "a=rtcp:9 IN IP4 0.0.0.0",
  "a=ice-ufrag:abcd",
  "a=ice-pwd:abcdefghijklmnopqrstuvwx",
  `a=fingerprint:sha-256 ${digest}`,
  "a=setup:actpass",
  `a=mid:${mid}`,
  "a=sendonly",
  `a=msid:stream ${track}`,
  "a=rtcp-mux",
  `a=rtpmap:${payload} ${codec}`,
];

const lines = [
  "v=0",
  "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE au vi",
  ...media({ kind: "audio", mid: "au", payload: 101, codec: "opus/48000/2", track: "sound" }),
  ...media({ kind: "video", mid: "vi", payload: 103, codec: "VP8/90000", track: "picture" }),
];
const offer = { type: "offer", sdp: `${lines.join("\r\n")}\r\n` };

/** Resolves once `event` was dispatched on each of the `targets`. */
const onEach = (targets, event) =>
  Promise.all(
    targets.map((target) => new Promise((resolve) => target.addEventListener(event, resolve, { once: true }))),
  );

/** One connection, one offer, both tracks, close, both ends. */
export async function floor() {
  const connection = new RTCPeerConnection();
  const arrived = new Promise((resolve) => {
    let count = 0;
    connection.ontrack = () => {
      count += 1;
      if (count === 2) resolve();
    };
  });
  await connection.setRemoteDescription(offer);
  await arrived;
  const ended = onEach(connection.getReceivers().map(({ track }) => track), "ended");
  connection.close();
  await ended;
}
