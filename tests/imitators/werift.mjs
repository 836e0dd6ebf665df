/** werift, a stack in TypeScript, without a decoder. With `copied-hello` it sends the client hello that Chromium 156 sent. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { imitate } from "./talk.mjs";

const require = createRequire(import.meta.url);
const { RTCPeerConnection } = require("werift");

/** RFC 5246, section 7.4.1.2: the version, 32 random bytes, a session, a cookie, and the rest. */
function copyHello() {
  const sample = new URL("../../crates/wire/tests/data/chromium156.json", import.meta.url);
  const [{ client_hello }] = JSON.parse(readFileSync(sample, "utf8")).sessions;
  const recorded = Buffer.from(client_hello, "hex");
  const session = 34 + 1 + recorded[34];
  const rest = recorded.subarray(session + 1 + recorded[session]);
  const module = require.resolve("werift").replace(/webrtc.src.index\.js$/, "dtls/src/handshake/message/client/hello.js");
  const { ClientHello } = require(module);
  const serialize = ClientHello.prototype.serialize;
  ClientHello.prototype.serialize = function () {
    const own = serialize.call(this);
    const cookie = Buffer.from([this.cookie.length, ...this.cookie]);
    return Buffer.concat([own.subarray(0, 34), Buffer.from([0]), cookie, rest]);
  };
}

if (process.argv[2] === "copied-hello") copyHello();
const connection = new RTCPeerConnection({ iceServers: [], bundlePolicy: "max-bundle" });
const payloads = [];
connection.onTrack.subscribe((track) => {
  if (track.kind !== "video") return;
  track.onReceiveRtp.subscribe(({ payload }) => payloads.push(payload.toString("base64")));
});
for (const kind of ["audio", "video"]) connection.addTransceiver(kind, { direction: "recvonly" });
await connection.setLocalDescription(await connection.createOffer());
await imitate({
  offer: connection.localDescription.sdp,
  connect: (sdp) => connection.setRemoteDescription({ type: "answer", sdp }),
  isConnected: () => connection.connectionState === "connected",
  came: () => (process.argv[2] === "guesses" ? {} : { payloads }),
});
