/**
 * @technique An arrow function put in the constructor's place, with empty methods on a prototype it can never use.
 * @seen the scriptlet "nowebrtc" of AdGuard
 * @shows "new" throws a TypeError, not a constructor; native createDataChannel is replaced too
 * @verdict blocked
 */
(() => {
  const name = window.RTCPeerConnection ? 'RTCPeerConnection'
    : window.webkitRTCPeerConnection ? 'webkitRTCPeerConnection' : '';
  if (name === '') return;
  const Native = window[name];
  const nothing = () => {};
  const replacement = () => {};
  replacement.prototype = {
    close: nothing,
    createDataChannel: nothing,
    createOffer: nothing,
    setRemoteDescription: nothing,
  };
  window[name] = replacement;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = replacement;
  if (Native.prototype) {
    Native.prototype.createDataChannel = () => ({ close: nothing, send: nothing });
  }
})();
