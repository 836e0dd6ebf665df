/**
 * @technique Deletes RTCPeerConnection and its alias from the window.
 * @seen scripts that keep peer-to-peer video players from uploading
 * @shows the name is gone from window while the rest of the RTC family remains
 * @verdict blocked
 */
(() => {
  delete window.RTCPeerConnection;
  delete window.webkitRTCPeerConnection;
})();
