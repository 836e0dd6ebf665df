/**
 * @package livekit-client
 * @does Calls through LiveKit's server; it brings webrtc-adapter
 * @verdict instrumented
 * @proof a room was made, and the interfaces of calls are not the browser's
 */
import { isWrapped } from "../natives.js";
import { Room } from "livekit-client";

const room = new Room();

globalThis.field = { isAtWork: () => room.state === "disconnected" && isWrapped() };
