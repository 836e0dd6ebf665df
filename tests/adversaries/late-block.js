/**
 * @technique Leaves WebRTC native while the document starts and assigns undefined a task later.
 * @seen the WebRTC Control extension, whose page script waits for its settings
 * @shows references captured at load still work while the global is undefined; whoever looks later sees nothing
 * @verdict blocked
 */
(() => {
  setTimeout(() => {
    window.RTCPeerConnection = undefined;
    window.webkitRTCPeerConnection = undefined;
  }, 0);
})();
