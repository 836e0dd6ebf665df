/**
 * Makes the sound that the server sends, eight Opus tones of eight packets each, and what the werift
 * server of tests/interop sends as pictures: eight VP8 key frames of one colour each. The encoders are
 * those of Chromium, over WebCodecs.
 *
 * The files are committed; run this again only to change them:
 * `CHROMIUM=/usr/bin/chromium CHROMEDRIVER=/usr/bin/chromedriver node examples/whep-server/frames/make.mjs`
 */
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { close, open } from "../../../tests/pages/library/browsers.mjs";

const { CHROMIUM: binary = "/usr/bin/chromium", CHROMEDRIVER: driver = "/usr/bin/chromedriver" } =
  process.env;

/** In the order of `ontrack_probe::challenge::Tone`. */
const hertz = [400, 550, 750, 1050, 1450, 2000, 2750, 3800];

async function keyFrames(done) {
  const [width, height] = [160, 120];
  const made = [];
  for (let colour = 0; colour < 8; colour += 1) {
    const canvas = new OffscreenCanvas(width, height);
    const painter = canvas.getContext("2d");
    const channel = (bit) => ((colour >> bit) & 1) * 255;
    painter.fillStyle = `rgb(${channel(2)} ${channel(1)} ${channel(0)})`;
    painter.fillRect(0, 0, width, height);
    const encoder = new VideoEncoder({
      output(chunk) {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        made[colour] = [...bytes];
      },
      error: (error) => done(String(error)),
    });
    encoder.configure({ codec: "vp8", width, height, bitrate: 500_000 });
    const frame = new VideoFrame(canvas, { timestamp: 0 });
    encoder.encode(frame, { keyFrame: true });
    frame.close();
    await encoder.flush();
    encoder.close();
  }
  done(made);
}

async function tones(hertz, done) {
  const [sampleRate, packets] = [48_000, 8];
  const made = [];
  for (const frequency of hertz) {
    const chunks = [];
    const encoder = new AudioEncoder({
      output(chunk) {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        chunks.push([...bytes]);
      },
      error: (error) => done(String(error)),
    });
    // Constant: every packet has the same length, so that a file needs no framing.
    encoder.configure({
      codec: "opus",
      sampleRate,
      numberOfChannels: 1,
      bitrate: 32_000,
      bitrateMode: "constant",
      opus: { frameDuration: 20_000 },
    });
    const numberOfFrames = (sampleRate / 50) * packets;
    const data = new Float32Array(numberOfFrames).map(
      (_, at) => Math.sin((2 * Math.PI * frequency * at) / sampleRate) / 2,
    );
    encoder.encode(
      new AudioData({ format: "f32", sampleRate, numberOfFrames, numberOfChannels: 1, timestamp: 0, data }),
    );
    await encoder.flush();
    encoder.close();
    made.push(chunks.slice(0, packets));
  }
  done(made);
}

const here = (name) => new URL(name, import.meta.url);
const server = createServer((_, response) => response.setHeader("content-type", "text/html").end("<p>"));
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await open("chromium", { binary, driver });
try {
  // WebCodecs only exists in secure contexts, which this machine's own address is.
  await browser.get(`http://127.0.0.1:${server.address().port}/`);
  const frames = await browser.executeAsyncScript(keyFrames);
  if (!Array.isArray(frames)) throw new Error(frames);
  for (const [colour, bytes] of frames.entries()) {
    const file = here(`../../../tests/interop/werift/colour-${colour}.vp8`);
    await writeFile(file, Uint8Array.from(bytes));
  }
  const packets = await browser.executeAsyncScript(tones, hertz);
  if (!Array.isArray(packets)) throw new Error(packets);
  for (const [tone, chunks] of packets.entries()) {
    const lengths = new Set(chunks.map(({ length }) => length));
    if (chunks.length !== 8 || lengths.size !== 1) throw new Error(`tone ${tone}: ${[...lengths]}`);
    await writeFile(here(`tone-${tone}.opus`), Uint8Array.from(chunks.flat()));
  }
} finally {
  await close(browser);
  server.close();
}
