/**
 * What bare JavaScript does to see one picture go from one connection of the page to another,
 * with the parts that the probe's loopback has: canvas, sound where no gesture is needed, a data
 * channel.
 */

const toneHz = 440;

/** A canvas that a timer paints, as fast as the probe's is painted. */
function picture() {
  const canvas = document.createElement("canvas");
  canvas.width = 64;
  canvas.height = 64;
  const context = canvas.getContext("2d");
  let turn = 0;
  const paint = () => {
    context.fillStyle = turn % 2 === 0 ? "red" : "blue";
    context.fillRect(0, 0, 64, 64);
    turn += 1;
  };
  paint();
  const stream = canvas.captureStream();
  const timer = setInterval(paint, 50);
  return { stream, track: stream.getVideoTracks()[0], stop: () => clearInterval(timer) };
}

/** Sound by a generator, or none: an AudioContext would need a gesture. */
function sound() {
  if (typeof MediaStreamTrackGenerator !== "function") return null;
  const track = new MediaStreamTrackGenerator({ kind: "audio" });
  const writer = track.writable.getWriter();
  const [sampleRate, numberOfFrames] = [48000, 960];
  let at = 0;
  const timer = setInterval(() => {
    const data = Float32Array.from({ length: numberOfFrames }, (_, index) =>
      Math.sin((2 * Math.PI * toneHz * (at + index)) / sampleRate) / 4,
    );
    const timestamp = (at / sampleRate) * 1e6;
    writer
      .write(new AudioData({ format: "f32", sampleRate, numberOfFrames, numberOfChannels: 1, timestamp, data }))
      .catch(() => clearInterval(timer));
    at += numberOfFrames;
  }, 20);
  const stop = () => {
    clearInterval(timer);
    track.stop();
    writer.close().catch(() => {});
  };
  return { track, stop };
}

const carryCandidates = (from, to) => {
  from.onicecandidate = ({ candidate }) => {
    if (candidate?.candidate) to.addIceCandidate(candidate).catch(() => {});
  };
};

/** Resolves with the first frame that the tracks of `receiver` show. */
function firstFrame(receiver) {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  receiver.ontrack = ({ track }) => {
    if (video.srcObject) video.srcObject.addTrack(track);
    else video.srcObject = new MediaStream([track]);
    if (track.kind === "video") video.play().catch(() => {});
  };
  const stop = () => {
    video.pause();
    video.srcObject = null;
  };
  return { shown, stop };
}

/** The time from the call to the first frame, in ms; all is closed before it is told. */
export async function bareLoopback() {
  const started = performance.now();
  const painted = picture();
  const heard = sound();
  const configuration = { bundlePolicy: "max-bundle" };
  const [sender, receiver] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  carryCandidates(sender, receiver);
  carryCandidates(receiver, sender);
  const frame = firstFrame(receiver);
  if (heard) sender.addTrack(heard.track);
  sender.addTrack(painted.track, painted.stream);
  sender.createDataChannel("bare");
  await sender.setLocalDescription();
  await receiver.setRemoteDescription(sender.localDescription);
  await receiver.setLocalDescription();
  await sender.setRemoteDescription(receiver.localDescription);
  await frame.shown;
  const time = performance.now() - started;
  for (const part of [frame, painted, heard]) part?.stop();
  painted.track.stop();
  sender.close();
  receiver.close();
  return time;
}
