/**
 * @technique Removes the global RTCTrackEvent and leaves the rest of WebRTC alone.
 * @seen privacy scripts that cut what they know by name
 * @shows one interface is missing; what arrives is native
 * @verdict instrumented
 */
delete window.RTCTrackEvent;
