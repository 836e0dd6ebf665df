/**
 * @technique A bound, empty constructor with a handful of empty methods; native createDataChannel is broken as well.
 * @seen the scriptlet "nowebrtc" of uBlock Origin
 * @shows a name that starts with "bound", instances that are no EventTarget, setRemoteDescription answers undefined, no track ever
 * @verdict blocked
 */
(() => {
  const name = window.RTCPeerConnection ? 'RTCPeerConnection'
    : window.webkitRTCPeerConnection ? 'webkitRTCPeerConnection' : '';
  if (name === '') return;
  const Native = window[name];
  const nothing = function () {};
  const PeerConnection = function () {};
  PeerConnection.prototype = {
    close: nothing,
    createDataChannel: nothing,
    createOffer: nothing,
    setRemoteDescription: nothing,
    toString() {
      return '[object RTCPeerConnection]';
    },
  };
  const bound = PeerConnection.bind(window);
  window[name] = bound;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = bound;
  if (Native.prototype) {
    Native.prototype.createDataChannel = function () {
      return { close() {}, send() {} };
    }.bind(null);
  }
})();
