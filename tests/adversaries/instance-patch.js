/**
 * @technique Wraps the constructor to get at each new connection, then replaces handlers and methods on the instance itself.
 * @seen meeting recorders and browser extensions that collect remote tracks
 * @shows own keys on the instance, where a native connection has none
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const recorded = [];

  const patch = (connection) => {
    for (const name of ['setRemoteDescription', 'addIceCandidate', 'addEventListener']) {
      const native = connection[name];
      connection[name] = function (...args) {
        recorded.push({ name, at: Date.now() });
        if (recorded.length > 100) recorded.shift();
        return native.apply(connection, args);
      };
    }
    let handler = null;
    Object.defineProperty(connection, 'ontrack', {
      configurable: true,
      enumerable: true,
      get: () => handler,
      set(value) {
        handler = typeof value === 'function' ? value : null;
      },
    });
    Native.prototype.addEventListener.call(connection, 'track', (event) => {
      recorded.push({ name: 'track', at: Date.now() });
      if (handler) handler.call(connection, event);
    });
    return connection;
  };

  function RTCPeerConnection(...args) {
    return patch(new Native(...args));
  }
  RTCPeerConnection.prototype = Native.prototype;
  RTCPeerConnection.generateCertificate = Native.generateCertificate;
  window.RTCPeerConnection = RTCPeerConnection;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = RTCPeerConnection;
})();
