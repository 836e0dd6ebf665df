/**
 * @package agora-rtc-sdk-ng
 * @does Calls through Agora's servers
 * @verdict instrumented
 * @proof a client was made, and the interfaces of calls are not the browser's
 */
import { isWrapped } from "../natives.js";
import AgoraRTC from "agora-rtc-sdk-ng";

AgoraRTC.setLogLevel(4);
const client = AgoraRTC.createClient({ mode: "rtc", codec: "vp8" });

globalThis.field = { isAtWork: () => client.connectionState === "DISCONNECTED" && isWrapped() };
