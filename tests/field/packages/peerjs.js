/**
 * @package peerjs
 * @does Calls between two browsers that a small server introduces; it brings webrtc-adapter
 * @verdict instrumented
 * @proof a peer was made, and the interfaces of calls are not the browser's
 */
import { isWrapped } from "../natives.js";
import { Peer } from "peerjs";

const peer = new Peer("visitor", { host: location.hostname, port: location.port, path: "/" });
peer.on("error", () => {});

globalThis.field = { isAtWork: () => peer.options.host === location.hostname && isWrapped() };
