// The interfaces of WebRTC that exist, and the other functions that a probe needs.

import { told } from "./ask.js";

const GLOBALS = [
  "RTCPeerConnection",
  "webkitRTCPeerConnection",
  "mozRTCPeerConnection",
  "RTCTrackEvent",
  "RTCRtpSender",
  "RTCRtpReceiver",
  "RTCRtpTransceiver",
  "RTCSessionDescription",
  "RTCIceCandidate",
  "RTCDataChannel",
  "RTCDtlsTransport",
  "RTCIceTransport",
  "RTCSctpTransport",
  "RTCStatsReport",
  "RTCCertificate",
  "RTCError",
  "MediaStream",
  "MediaStreamTrack",
  "WebAssembly",
  "OffscreenCanvas",
  "AudioContext",
];

export function presence() {
  return {
    globals: Object.fromEntries(GLOBALS.map((name) => [name, told(() => typeof globalThis[name])])),
    isSecure: isSecureContext,
    frameCallback: told(() => typeof HTMLVideoElement.prototype.requestVideoFrameCallback),
    captureStream: told(() => typeof HTMLCanvasElement.prototype.captureStream),
    generateCertificate: told(() => typeof RTCPeerConnection.generateCertificate),
  };
}
