/**
 * @technique A function around the native constructor that copies the configuration with iceServers emptied, on the native prototype.
 * @seen extensions and scripts against address leaks through STUN
 * @shows prototype.constructor is another function, length 1, callable without new, configuration read ahead of the native order, one more stack frame
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  function RTCPeerConnection(configuration) {
    const stripped = configuration ? Object.assign({}, configuration, { iceServers: [] }) : configuration;
    return new Native(stripped);
  }
  RTCPeerConnection.prototype = Native.prototype;
  RTCPeerConnection.generateCertificate = Native.generateCertificate;
  window.RTCPeerConnection = RTCPeerConnection;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = RTCPeerConnection;
})();
