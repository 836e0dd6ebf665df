/**
 * @technique A Proxy around the constructor that copies the configuration with iceTransportPolicy "relay".
 * @seen scripts and extensions that allow WebRTC only through a relay
 * @shows an invalid iceTransportPolicy is accepted, and getConfiguration() shows "relay" where nobody asked for it
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const relayed = new Proxy(Native, {
    construct(target, [configuration, ...rest], newTarget) {
      return Reflect.construct(target, [{ ...configuration, iceTransportPolicy: 'relay' }, ...rest], newTarget);
    },
  });
  window.RTCPeerConnection = relayed;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = relayed;
})();
