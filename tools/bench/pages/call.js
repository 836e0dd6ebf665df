/**
 * A call inside the page: two connections, and a picture that goes from one to the other as many
 * times as is asked. Small and slow, so that its coding is not what is measured.
 */

const side = 32;
const paintMs = 100;
const arrivalMs = 30_000;

function picture() {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  let turn = 0;
  const timer = setInterval(() => {
    context.fillStyle = turn % 2 === 0 ? "red" : "blue";
    context.fillRect(0, 0, side, side);
    turn += 1;
  }, paintMs);
  const stream = canvas.captureStream();
  const [track] = stream.getVideoTracks();
  const stop = () => {
    clearInterval(timer);
    track.stop();
  };
  return { stream, track, stop };
}

const carryCandidates = (from, to) => {
  from.onicecandidate = ({ candidate }) => {
    if (candidate?.candidate) to.addIceCandidate(candidate).catch(() => {});
  };
};

const isArriving = ({ type, packetsReceived }) => type === "inbound-rtp" && packetsReceived > 0;

/** Until packets of so many tracks have come. */
async function arrived(connection, count) {
  const end = performance.now() + arrivalMs;
  for (;;) {
    const statistics = [...(await connection.getStats()).values()];
    if (statistics.filter(isArriving).length === count) return;
    if (performance.now() > end) throw new Error(`not all of ${count} tracks came`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Resolves when every track brings packets; `before` sees the receiving connection while it is new. */
export async function call(count, before) {
  const painted = picture();
  const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const end = () => {
    painted.stop();
    sender.close();
    receiver.close();
  };
  try {
    before(receiver);
    const started = performance.now();
    carryCandidates(sender, receiver);
    carryCandidates(receiver, sender);
    for (let index = 0; index < count; index += 1) {
      sender.addTransceiver(painted.track, { direction: "sendonly", streams: [painted.stream] });
    }
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription);
    await receiver.setLocalDescription();
    await sender.setRemoteDescription(receiver.localDescription);
    await arrived(receiver, count);
    return { connection: receiver, arrivedMs: performance.now() - started, end };
  } catch (error) {
    end();
    throw error;
  }
}
