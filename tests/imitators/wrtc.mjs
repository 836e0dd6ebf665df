/** @roamhq/wrtc, libwebrtc for Node, with its decoder. With `guesses` it does not look at the pictures. */
import wrtc from "@roamhq/wrtc";
import { imitate } from "./talk.mjs";

const { RTCPeerConnection, nonstandard } = wrtc;

/** The colours of four by four cells of an I420 frame, as in crates/judge/src/challenge/content.rs. */
function cells({ width, height, data }) {
  const chroma = width * height;
  const digits = [];
  for (let cell = 0; cell < 16; cell += 1) {
    const across = Math.floor(((cell % 4) + 0.5) * (width / 4));
    const down = Math.floor((Math.floor(cell / 4) + 0.5) * (height / 4));
    const at = (down >> 1) * (width >> 1) + (across >> 1);
    const luma = 1.164 * (data[down * width + across] - 16);
    const blue = data[chroma + at] - 128;
    const red = data[chroma + chroma / 4 + at] - 128;
    const rgb = [luma + 1.596 * red, luma - 0.392 * blue - 0.813 * red, luma + 2.017 * blue];
    digits.push(rgb.reduce((number, channel) => number * 2 + (channel >= 128 ? 1 : 0), 0));
  }
  return digits.join("");
}

const connection = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
const pictures = [];
const sinks = [];
connection.ontrack = ({ track }) => {
  if (track.kind !== "video") return;
  const sink = new nonstandard.RTCVideoSink(track);
  sink.onframe = ({ frame }) => pictures.push(cells(frame));
  sinks.push(sink);
};
for (const kind of ["audio", "video"]) connection.addTransceiver(kind, { direction: "recvonly" });
await connection.setLocalDescription(await connection.createOffer());
await imitate({
  offer: connection.localDescription.sdp,
  connect: (sdp) => connection.setRemoteDescription({ type: "answer", sdp }),
  isConnected: () => connection.connectionState === "connected",
  came: () => (process.argv[2] === "guesses" ? {} : { pictures }),
});
