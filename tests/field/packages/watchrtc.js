/**
 * @package @testrtc/watchrtc-sdk
 * @does Sends the calls and statistics of every connection to testRTC
 * @verdict instrumented
 * @proof the interfaces of calls are not the browser's
 */
import { isWrapped } from "../natives.js";
import watchRTC from "@testrtc/watchrtc-sdk";

watchRTC.init({
  rtcApiKey: "key",
  rtcRoomId: "room",
  rtcPeerId: "peer",
  proxyUrl: `ws://${location.host}`,
});

globalThis.field = { isAtWork: isWrapped };
