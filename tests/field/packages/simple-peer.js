/**
 * @package simple-peer
 * @does Calls between two browsers, without a server of its own
 * @verdict genuine
 * @watch decoded
 * @proof two of its peers are connected
 */
import Peer from "simple-peer/simplepeer.min.js";
import { moving } from "../picture.js";

const [caller, called] = [
  new Peer({ initiator: true, stream: moving() }),
  new Peer(),
];
caller.on("signal", (description) => called.signal(description));
called.on("signal", (description) => caller.signal(description));
const connected = new Promise((resolve) => called.on("connect", resolve));

globalThis.field = {
  isAtWork: () => connected.then(() => caller.connected && called.connected),
  connection: () => called._pc,
};
