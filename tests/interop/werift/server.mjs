/**
 * A WHEP server of werift's, a WebRTC stack in TypeScript. It sends plain pictures, and the tones of
 * the example server, as RTP packets of its own. Prints its address as JSON, and ends with its standard
 * input.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket } from "werift";

const headers = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST, DELETE, OPTIONS",
  "access-control-allow-headers": "authorization, content-type, if-match",
  "access-control-expose-headers": "location",
};
const frames = new URL("../../../examples/whep-server/frames/", import.meta.url);
const read = (name, from) => [...Array(8).keys()].map((at) => readFileSync(new URL(name(at), from)));
const pictures = read((at) => `colour-${at}.vp8`, import.meta.url);
const tones = read((at) => `tone-${at}.opus`, frames);
/** RFC 7741: the start of a frame, in its first partition. Each frame fits into one packet. */
const vp8Descriptor = Buffer.from([0x10]);

const sessions = new Map();

/** Sends on `track` what `payload(count)` gives, every `milliseconds` and `ticks` of its clock. */
function play(track, payload, milliseconds, ticks, marker) {
  const started = performance.now();
  let count = 0;
  return setInterval(() => {
    // Timers drift and are late; the clock of the stream does not.
    while (started + count * milliseconds <= performance.now()) {
      const header = new RtpHeader({ sequenceNumber: count & 0xffff, timestamp: count * ticks, marker });
      track.writeRtp(new RtpPacket(header, payload(count)));
      count += 1;
    }
  }, 10);
}

const video = (count) => Buffer.concat([vp8Descriptor, pictures[Math.floor(count / 3) % 8]]);
const audio = (count) => {
  const at = (count % 8) * 80;
  return tones[Math.floor(count / 8) % 8].subarray(at, at + 80);
};

async function answer(offer) {
  const connection = new RTCPeerConnection();
  await connection.setRemoteDescription({ type: "offer", sdp: offer });
  const tracks = {};
  for (const transceiver of connection.getTransceivers()) {
    const track = new MediaStreamTrack({ kind: transceiver.kind });
    tracks[transceiver.kind] = track;
    transceiver.sender.replaceTrack(track);
    transceiver.setDirection("sendonly");
  }
  const timers = [];
  connection.connectionStateChange.subscribe((state) => {
    if (state !== "connected" || timers.length > 0) return;
    if (tracks.video) timers.push(play(tracks.video, video, 1000 / 30, 3000, true));
    if (tracks.audio) timers.push(play(tracks.audio, audio, 20, 960, false));
  });
  await connection.setLocalDescription(await connection.createAnswer());
  const name = randomUUID();
  sessions.set(name, async () => {
    timers.forEach(clearInterval);
    await connection.close();
  });
  return { name, sdp: connection.localDescription.sdp };
}

async function respond(request, response) {
  const end = (status, more = {}, body = "") => response.writeHead(status, { ...headers, ...more }).end(body);
  const name = /^\/whep\/(.+)/.exec(request.url)?.[1];
  if (request.method === "OPTIONS") return end(204);
  if (request.url === "/sessions") return end(200, {}, JSON.stringify({ sessions: sessions.size }));
  if (request.method === "DELETE" && sessions.has(name)) {
    await sessions.get(name)();
    sessions.delete(name);
    return end(200);
  }
  if (request.method !== "POST" || request.url !== "/whep") return end(404);
  const { name: made, sdp } = await answer(await text(request));
  return end(201, { location: `/whep/${made}`, "content-type": "application/sdp" }, sdp);
}

const server = createServer((request, response) => {
  respond(request, response).catch((error) => response.writeHead(500, headers).end(`${error}\n`));
});
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ address: `http://127.0.0.1:${server.address().port}` }));
});
process.stdin.resume().once("close", async () => {
  await Promise.all([...sessions.values()].map((end) => end()));
  process.exit();
});
