/**
 * @technique The published zone.js with its patch for RTCPeerConnection, which replaces the connection's own listener methods and on-properties.
 * @seen Angular applications that make calls
 * @shows what zone.js shows, and the same on RTCPeerConnection.prototype, whose addEventListener hides its source text in the page and not in a fresh realm; still plumbing around listeners
 * @verdict instrumented
 */
import "zone.js";
import "zone.js/plugins/webapis-rtc-peer-connection";
