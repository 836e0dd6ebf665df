/**
 * @technique A class that extends the native RTCPeerConnection and counts the connections of the page.
 * @seen call monitors and meeting tools
 * @shows the constructor's prototype is the native constructor and not EventTarget, its prototype has no toStringTag of its own, one more stack frame
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const open = new Set();
  class RTCPeerConnection extends Native {
    constructor(configuration) {
      super(configuration);
      open.add(this);
    }
    close() {
      open.delete(this);
      super.close();
    }
  }
  window.RTCPeerConnection = RTCPeerConnection;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = RTCPeerConnection;
})();
