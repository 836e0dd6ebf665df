// Sets a synthetic offer without a peer, and records which events arrive, in which order.

import { pause } from "../deadline.js";
import { ending, given, told, withConnection } from "./ask.js";
import { eventFacts } from "./event.js";
import { madeUpOffer } from "./made-up-offer.js";
import { reduced } from "./offer.js";

const LATER_MS = 300;

/** Records the order of the events, and the end of the task in which the first of them came. */
function listen(connection, offered, order, events) {
  const { port1, port2 } = new MessageChannel();
  const ended = () => {
    port1.close();
    order.push("next task");
  };
  port1.onmessage = ended;
  const note = (what) => {
    if (order.at(-1) === "call returned") port2.postMessage(null);
    order.push(what);
  };
  connection.addEventListener("signalingstatechange", () => note(`state ${connection.signalingState}`));
  connection.addEventListener("track", (event) => {
    const { track, receiver } = event;
    note(`track ${track.kind}`);
    events.push(told(() => eventFacts(event, connection, offered)));
    track.addEventListener("unmute", () => note(`unmute ${track.kind}, transport ${receiver.transport?.state ?? "none"}`));
    track.addEventListener("mute", () => note(`mute ${track.kind}`));
    track.addEventListener("ended", () => note(`ended ${track.kind}`));
  });
  return note;
}

export function arrival() {
  return withConnection(async (connection) => {
    const offered = madeUpOffer();
    const [order, events] = [[], []];
    const note = listen(connection, offered, order, events);
    const setting = connection.setRemoteDescription(offered.description);
    const afterCall = [connection.signalingState, connection.getTransceivers().length, events.length];
    order.push("call returned");
    const ends = await ending(() => setting.then(() => note("promise resolved")));
    const afterPromise = [connection.signalingState, connection.getTransceivers().length, events.length];
    const transceivers = told(() => connection.getTransceivers().map(({ receiver, direction }) => `${receiver.track.kind} ${direction}`));
    const answer = await given(() => connection.createAnswer());
    await pause(LATER_MS);
    return {
      ends,
      afterCall,
      afterPromise,
      transceivers,
      order: [...order],
      events,
      answer: told(() => reduced(answer.sdp)),
    };
  });
}
