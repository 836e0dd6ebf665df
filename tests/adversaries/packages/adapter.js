/**
 * @technique The published webrtc-adapter, which smooths over the differences of browsers by replacing methods.
 * @seen every second page that makes calls
 * @shows methods of script, openly: in Chromium addStream, addTrack, getLocalStreams, removeStream and removeTrack, in Firefox a removeStream of its own; nothing is concealed
 * @verdict instrumented
 */
import "webrtc-adapter";
