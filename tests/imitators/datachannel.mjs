/** node-datachannel: libdatachannel and libjuice, without a decoder. */
import { Audio, PeerConnection, Video } from "node-datachannel";
import { imitate } from "./talk.mjs";

const connection = new PeerConnection("imitator", { iceServers: [], disableAutoNegotiation: true });
let state = "new";
connection.onStateChange((now) => (state = now));
const payloads = [];
const audio = new Audio("0", "RecvOnly");
audio.addOpusCodec(111);
const video = new Video("1", "RecvOnly");
video.addVP8Codec(96);
const tracks = [audio, video].map((media) => connection.addTrack(media));
/** RFC 3550, section 5.1: a header of twelve bytes, sources, and what RFC 8285 adds. */
tracks[1].onMessage((packet) => {
  if ((packet[1] & 127) !== 96) return;
  let at = 12 + 4 * (packet[0] & 15);
  if (packet[0] & 16) at += 4 + 4 * packet.readUInt16BE(at + 2);
  payloads.push(packet.subarray(at).toString("base64"));
});
const gathered = new Promise((resolve) => connection.onGatheringStateChange((now) => now === "complete" && resolve()));
connection.setLocalDescription("offer");
await gathered;
await imitate({
  offer: connection.localDescription().sdp,
  connect: (sdp) => connection.setRemoteDescription(sdp, "answer"),
  isConnected: () => state === "connected",
  came: () => ({ payloads }),
});
