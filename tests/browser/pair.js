// Two connections of the page's own, with a painted picture going from one to the
// other: what a page has that wants its connection watched. The body of a function, not
// a module: the server of the test runner may leave one of many requests unanswered.

const between = (one, other) => {
  one.addEventListener("icecandidate", ({ candidate }) => candidate && other.addIceCandidate(candidate));
};

const pair = () => {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  let turn = 0;
  const timer = setInterval(() => {
    turn += 1;
    context.fillStyle = turn % 2 ? "red" : "blue";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }, 30);
  const stream = canvas.captureStream();
  const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()];
  between(sender, receiver);
  between(receiver, sender);
  const negotiate = async () => {
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription);
    await receiver.setLocalDescription();
    await sender.setRemoteDescription(receiver.localDescription);
  };
  const send = () => {
    const [track] = stream.getTracks();
    sender.addTrack(track.clone(), stream);
    return negotiate();
  };
  const stop = (index) => {
    sender.getTransceivers()[index].stop();
    return negotiate();
  };
  const close = () => {
    clearInterval(timer);
    sender.close();
    receiver.close();
  };
  return { sender, receiver, send, stop, close };
};

const connection = ({ receiver }) => receiver;
const send = (both) => both.send();
const stop = (both, index) => both.stop(index);
const close = (both) => both.close();
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// How many listeners somebody adds and does not remove, by kind.
const counted = (connection) => {
  const counts = {};
  const count = (kind, by) => (counts[kind] = (counts[kind] ?? 0) + by);
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  connection.addEventListener = function (kind, ...rest) {
    count(kind, 1);
    return addEventListener.call(this, kind, ...rest);
  };
  connection.removeEventListener = function (kind, ...rest) {
    count(kind, -1);
    return removeEventListener.call(this, kind, ...rest);
  };
  return () => Object.values(counts).reduce((sum, count) => sum + count, 0);
};

const left = (count) => count();

// The options of a source `signaling` whose server is a connection in this page.
// `fault` spoils one step.
const signaling = (role, fault) => {
  const { sender, send, close } = pair_for_signaling();
  const broken = {
    throws: () => {
      throw new RangeError("the host's own mistake");
    },
    rejects: () => Promise.reject("no error at all"),
    hangs: () => new Promise(() => {}),
    rubbish: () => "<!doctype html>",
    nothing: () => undefined,
  };
  const heard = { ended: 0, add: null };
  const source = {
    kind: "signaling",
    candidate: (candidate) => {
      if (fault === "candidate") throw new Error("no");
      if (candidate) return sender.addIceCandidate(candidate);
    },
    candidates: (add) => {
      heard.add = add;
      sender.addEventListener("icecandidate", ({ candidate }) => candidate && add(candidate.toJSON()));
      return () => (heard.ended += 1);
    },
  };
  if (role === "server offers") {
    source.offer = async () => {
      send();
      await sender.setLocalDescription();
      return JSON.parse(JSON.stringify(sender.localDescription));
    };
    source.answer = (answer) => sender.setRemoteDescription(answer);
  } else {
    source.exchange = async (offer) => {
      await sender.setRemoteDescription(offer);
      send();
      await sender.setLocalDescription();
      return sender.localDescription.sdp;
    };
  }
  const [step, how] = (fault ?? "").split(" ");
  if (how) source[step] = broken[how];
  return { source, heard, close };
};

const pair_for_signaling = () => {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  let turn = 0;
  const timer = setInterval(() => {
    turn += 1;
    context.fillStyle = turn % 2 ? "red" : "blue";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }, 30);
  const stream = canvas.captureStream();
  const sender = new RTCPeerConnection();
  const close = () => {
    clearInterval(timer);
    sender.close();
  };
  return { sender, send: () => sender.addTrack(stream.getTracks()[0], stream), close };
};

const heard = ({ heard: { ended, add } }) => {
  add?.({ candidate: "" });
  return ended;
};

return { pair, connection, send, stop, close, pause, counted, left, signaling, heard };
