/**
 * @technique The published zone.js with its patch for RTCPeerConnection, which replaces the listener methods and on-properties.
 * @seen Angular applications that make calls
 * @shows addEventListener of the connection hides its source text in the page and not in a fresh realm
 * @verdict instrumented
 */
import "zone.js";
import "zone.js/plugins/webapis-rtc-peer-connection";
