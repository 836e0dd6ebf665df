/**
 * A WHEP client of a few lines, written by hand: shows that a server works without the library,
 * and brings what the library's evidence would hold of the session.
 */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The digest that a description announces, as the evidence writes it. */
const fingerprint = ({ sdp }) => /a=fingerprint:(\S+ \S+)/.exec(sdp)?.[1];

/** The number of the colour in the middle of the element's picture, as in src/challenge/content.rs. */
function colourIn(video, painter) {
  painter.drawImage(video, 0, 0, 1, 1);
  const [red, green, blue] = painter.getImageData(0, 0, 1, 1).data;
  return ((red >> 7) << 2) | ((green >> 7) << 1) | (blue >> 7);
}

/** Writes down the colours of `track`, each once per change, until `state.over`. */
function watchColours(track, state) {
  const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const painter = canvas.getContext("2d", { willReadFrequently: true });
  video.srcObject = new MediaStream([track]);
  video.play().catch(() => {});
  state.colours = "";
  const look = () => {
    if (state.over) return;
    const colour = String(colourIn(video, painter));
    if (!state.colours.endsWith(colour)) state.colours += colour;
    state.rendered = (state.rendered ?? 0) + 1;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}

async function inbound(connection, kind) {
  const statistics = await connection.getStats();
  return [...statistics.values()].find((it) => it.type === "inbound-rtp" && it.kind === kind);
}

/** Asks `url` for the stream, watches it for `watchMs`, and tells what it saw. */
export async function byHand({ url, token, watchMs = 1500, timeoutMs = 8000 }) {
  const started = performance.now();
  const authorization = token ? { authorization: `Bearer ${token}` } : {};
  const connection = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  const tracks = [];
  const state = {};
  connection.ontrack = ({ track, streams, transceiver }) => {
    tracks.push({ track, streams: streams.map(({ id }) => id), mid: transceiver.mid });
    if (track.kind === "video") watchColours(track, state);
  };
  connection.addTransceiver("audio", { direction: "recvonly" });
  connection.addTransceiver("video", { direction: "recvonly" });
  const channel = connection.createDataChannel("echo");
  let echoed = false;
  channel.onopen = () => channel.send("hello");
  channel.onmessage = ({ data }) => (echoed = data === "hello");
  let location = null;
  try {
    // Posted without waiting for candidates: an ICE-lite server learns them from our checks.
    await connection.setLocalDescription();
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/sdp", ...authorization },
      body: connection.localDescription.sdp,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 201) throw new Error(`answered ${response.status}`);
    location = new URL(response.headers.get("location"), response.url);
    await connection.setRemoteDescription({ type: "answer", sdp: await response.text() });
    let video;
    while (performance.now() - started < timeoutMs && !(video?.framesDecoded > 0)) {
      await pause(50);
      video = await inbound(connection, "video");
    }
    await pause(watchMs);
    state.over = true;
    video = await inbound(connection, "video");
    const audio = await inbound(connection, "audio");
    const received = tracks.map(({ track, streams, mid }) => {
      const statistics = track.kind === "video" ? video : audio;
      return {
        kind: track.kind,
        mid,
        streamIds: streams,
        ssrc: statistics?.ssrc,
        packets: statistics?.packetsReceived,
        framesDecoded: statistics?.framesDecoded,
        samples: statistics?.totalSamplesReceived,
        ...(track.kind === "video"
          ? { colours: state.colours, framesRendered: state.rendered, framesDecoded: video?.framesDecoded ?? 0 }
          : {}),
      };
    });
    return {
      transport: {
        state: connection.connectionState,
        connected: connection.connectionState === "connected",
        channel: echoed ? "echoed" : channel.readyState,
        localFingerprint: fingerprint(connection.localDescription),
        remoteFingerprint: fingerprint(connection.remoteDescription),
      },
      received,
      durationMs: performance.now() - started,
    };
  } finally {
    connection.close();
    if (location) await fetch(location, { method: "DELETE", headers: authorization });
  }
}
