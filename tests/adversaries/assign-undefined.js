/**
 * @technique Assigns undefined to RTCPeerConnection and to its prefixed aliases.
 * @seen the WebRTC Control extension and many small "no WebRTC" scripts
 * @shows the name is still in window with the value undefined; RTCRtpSender and RTCTrackEvent are still functions
 * @verdict blocked
 */
(() => {
  window.RTCPeerConnection = undefined;
  window.webkitRTCPeerConnection = undefined;
  window.mozRTCPeerConnection = undefined;
})();
