/**
 * @technique The published webrtc-adapter, which smooths over the differences of browsers by replacing methods.
 * @seen every second page that makes calls
 * @shows some methods are not native: in Chromium addTrack and removeTrack among them, in Firefox a removeStream of its own
 * @verdict instrumented
 */
import "webrtc-adapter";
