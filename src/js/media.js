// Pictures and sound: what is painted, played and read back in the page. The loops are
// here and not in WebAssembly, because each turn consists of calls of the platform.

import { hold } from "./held.js";
import { settled, handled } from "./promises.js";

const rgb = (colour) => [(colour >> 2) & 1, (colour >> 1) & 1, colour & 1].map((bit) => bit * 255);

const canvas_of = (size, options) => {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  return [canvas, canvas.getContext("2d", options)];
};

const fill = (context, colour) => {
  context.fillStyle = `rgb(${rgb(colour)})`;
  context.fillRect(0, 0, 64, 64);
};

// The colours of the four by four cells that are shown, row by row; empty where nothing is.
const read = (context) => {
  const { data } = context.getImageData(0, 0, 4, 4);
  let cells = "";
  for (let at = 0; data[3] && at < data.length; at += 4) {
    cells += ((data[at] >> 7) << 2) | ((data[at + 1] >> 7) << 1) | (data[at + 2] >> 7);
  }
  return cells;
};

// A canvas that shows the colours one after the other, each for `ms`, again and again. A
// timer paints: animation frames stop in a hidden page.
export const canvas_source = (colours, ms) => {
  const [canvas, context] = canvas_of(64);
  let at = 0;
  const next = () => {
    fill(context, Number(colours[at % colours.length]));
    at += 1;
  };
  next();
  const stream = canvas.captureStream();
  const timer = setInterval(next, ms);
  const stop = hold(() => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  });
  return { __proto__: null, track: stream.getVideoTracks()[0], stop, stream };
};

const TONE_HZ = 440;

const generated = () => {
  const track = new MediaStreamTrackGenerator({ __proto__: null, kind: "audio" });
  const writer = track.writable.getWriter();
  const [sampleRate, numberOfFrames] = [48000, 960];
  let at = 0;
  const next = () => {
    const data = Float32Array.from({ length: numberOfFrames }, (_, index) =>
      Math.sin((2 * Math.PI * TONE_HZ * (at + index)) / sampleRate) / 4,
    );
    const timestamp = (at / sampleRate) * 1e6;
    const shape = { __proto__: null, format: "f32", sampleRate, numberOfFrames, numberOfChannels: 1, timestamp, data };
    const sound = new AudioData(shape);
    at += numberOfFrames;
    settled(writer.write(sound), (is_taken) => is_taken || clearInterval(timer));
  };
  const timer = setInterval(next, 20);
  const stop = hold(() => {
    clearInterval(timer);
    track.stop();
    handled(writer.close());
  });
  return { __proto__: null, track, stop, method: "generator" };
};

// The context belongs to the caller at once: a caller that stops waiting closes it.
const played = () => {
  const context = new AudioContext();
  let patience;
  const stop = hold(() => {
    clearTimeout(patience);
    source.track?.stop();
    if (context.state !== "closed") handled(context.close());
  });
  const source = { __proto__: null, track: undefined, stop, method: "audio-context", ready: undefined };
  const ready = async () => {
    const late = new Promise((resolve) => (patience = setTimeout(resolve, 150)));
    await Promise.race([context.resume(), late]);
    clearTimeout(patience);
    if (context.state !== "running") return "none: audio-context-suspended";
    const oscillator = context.createOscillator();
    const destination = context.createMediaStreamDestination();
    oscillator.frequency.value = TONE_HZ;
    oscillator.connect(destination);
    oscillator.start();
    source.track = destination.stream.getAudioTracks()[0];
    return "";
  };
  source.ready = ready();
  handled(source.ready);
  return source;
};

// Sound that needs no gesture, or why there is none. An AudioContext before any
// gesture would only leave a warning in the page's console.
export const audio_source = () => {
  if (typeof MediaStreamTrackGenerator === "function" && typeof AudioData === "function") return generated();
  if (typeof AudioContext !== "function") return "none: no-audio-context";
  return navigator.userActivation?.hasBeenActive ? played() : "none: no-gesture";
};

// Whether a canvas gives back what was painted on it.
const read_back = (context) => {
  for (let colour = 0; colour < 8; colour += 1) {
    fill(context, colour);
    if (read(context) !== `${colour}`.repeat(16)) return "changed";
  }
  return "exact";
};

// After a longer gap between two frames, any number of colours may have been missed.
const GAP_MS = 110;

// A muted video element outside the document, and what its frames show. Chromium
// decodes sound only for a track that some element has.
export const frame_sink = (enough, on_frames) => {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  const [, context] = canvas_of(4, { __proto__: null, willReadFrequently: true });
  const shown = { frames: 0, colours: "", mosaics: "", readBack: "", size: true, remote: true, advance: true, play: "", last: -1, at: 0 };
  try {
    shown.readBack = read_back(context);
  } catch (error) {
    shown.readBack = "changed";
  }
  let request;
  let is_open = true;
  const frame = (now, { width, height, rtpTimestamp, receiveTime, presentedFrames }) => {
    if (!is_open) return;
    shown.frames += 1;
    shown.size &&= width === video.videoWidth && height === video.videoHeight;
    shown.remote &&= typeof rtpTimestamp === "number" || typeof receiveTime === "number";
    shown.advance &&= presentedFrames > shown.last;
    shown.last = presentedFrames;
    if (shown.readBack === "exact") {
      context.clearRect(0, 0, 4, 4);
      context.drawImage(video, 0, 0, 4, 4);
      const cells = read(context);
      const colour = cells[0];
      // Chromium sometimes announces a frame that cannot be drawn yet.
      if (colour && shown.colours.length < 64) {
        // The time of capture, where it is given. A busy machine leaves frames out, and
        // the first may be one that waited.
        const at = typeof rtpTimestamp === "number" ? rtpTimestamp / 90 : now;
        const gap = shown.colours ? at - shown.at : 0;
        shown.at = at;
        const is_lost = shown.colours.length === 1 || gap > GAP_MS;
        const is_new = !shown.colours.endsWith(colour);
        // Only a colour that follows a known one is hard to guess.
        if (is_new && shown.colours && !is_lost) enough -= 1;
        if (is_lost) shown.colours += "-";
        // After half of it the same colour may be there again.
        if (is_lost || is_new || gap > GAP_MS / 2) shown.colours += colour;
        // The first of them, as many as a text of the evidence holds.
        if (is_new && cells !== colour.repeat(16) && shown.mosaics.length < 96) shown.mosaics += cells;
      }
    }
    if (shown.frames === 1) on_frames(true);
    if (enough === 0) on_frames(false);
    request = video.requestVideoFrameCallback(frame);
  };
  const has_frames = typeof video.requestVideoFrameCallback === "function";
  if (has_frames) request = video.requestVideoFrameCallback(frame);
  else shown.play = "no-frame-callback";
  const show = (track) => {
    if (video.srcObject) video.srcObject.addTrack(track);
    else video.srcObject = new MediaStream([track]);
    if (track.kind !== "video") return;
    settled(video.play(), (is_playing, error) => {
      if (!is_playing) shown.play ||= error?.name === "NotAllowedError" ? "autoplay-blocked" : "";
    });
  };
  const stop = hold(() => {
    is_open = false;
    if (has_frames) video.cancelVideoFrameCallback(request);
    video.pause();
    video.srcObject = null;
  });
  return { __proto__: null, frames: shown, stop, show };
};
