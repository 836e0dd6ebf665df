/**
 * @technique Replaces methods of the native prototype by Proxies that log the call and pass it on.
 * @seen newer call monitors and tag managers
 * @shows own keys and descriptors are as in the native; only the source text lacks the name, and there is one more stack frame
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const log = [];
  for (const method of ['createOffer', 'createAnswer', 'setLocalDescription', 'setRemoteDescription', 'addIceCandidate']) {
    const native = Native.prototype[method];
    if (typeof native !== 'function') continue;
    Native.prototype[method] = new Proxy(native, {
      apply(target, self, args) {
        log.push([method, Date.now()]);
        if (log.length > 200) log.shift();
        return Reflect.apply(target, self, args);
      },
    });
  }
})();
