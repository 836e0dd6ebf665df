/**
 * @technique Defines RTCPeerConnection as an undefined that nobody can write or configure.
 * @seen domain whitelist extensions, start scripts of in-app WKWebViews
 * @shows an own data property of window, non-writable and non-configurable, with the value undefined
 * @verdict blocked
 */
(() => {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection']) {
    Object.defineProperty(window, name, {
      value: undefined,
      writable: false,
      enumerable: false,
      configurable: false,
    });
  }
})();
