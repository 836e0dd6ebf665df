/**
 * @technique new gives a rejected promise instead of a connection.
 * @seen the extension of a privacy network, 2019
 * @shows no state, no events, and methods that are not there
 * @verdict blocked connection-inert
 */
(() => {
  const refuse = function RTCPeerConnection() {
    return Promise.reject(new Error('WebRTC is switched off'));
  };
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
    if (name in window) Object.defineProperty(window, name, { value: refuse });
  }
})();
