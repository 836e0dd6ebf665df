/**
 * @technique A function that shares the native prototype and throws whenever it is constructed.
 * @seen privacy scripts that want "instanceof" to go on working
 * @shows source text of a script function; a plain Error where the native constructor never throws for {}
 * @verdict blocked
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  function RTCPeerConnection() {
    throw new Error('WebRTC is disabled on this page');
  }
  RTCPeerConnection.prototype = Native.prototype;
  window.RTCPeerConnection = RTCPeerConnection;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = RTCPeerConnection;
})();
