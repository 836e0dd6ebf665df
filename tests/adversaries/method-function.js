/**
 * @technique Replaces methods of the native prototype by functions that log the call and pass it on.
 * @seen rtcstats-like call monitoring
 * @shows the replacements have a prototype, are constructable and show their source; one more stack frame while arguments are converted
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const log = [];
  const methods = [
    'createDataChannel', 'close', 'addTrack', 'removeTrack', 'addTransceiver',
    'createOffer', 'createAnswer', 'setLocalDescription', 'setRemoteDescription', 'addIceCandidate',
  ];
  for (const method of methods) {
    const native = Native.prototype[method];
    if (typeof native !== 'function') continue;
    Native.prototype[method] = function () {
      log.push([method, Date.now()]);
      if (log.length > 200) log.shift();
      return native.apply(this, arguments);
    };
  }
})();
