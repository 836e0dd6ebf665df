/**
 * @technique The constructor hands out a Proxy around a native connection. Every call and property is passed on unchanged, and nothing hides.
 * @seen media-devtools-panel's inject script; logging proxies that application authors write
 * @shows a fresh realm's getters refuse the connection; its events have another target; event and tracks are native
 * @verdict instrumented
 * @loopback instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const calls = [];
  const around = (native) => new Proxy(native, {
    get(target, name) {
      const member = target[name];
      if (typeof member !== 'function') return member;
      return (...list) => {
        calls.push(name);
        return member.apply(target, list);
      };
    },
    set(target, name, value) {
      target[name] = value;
      return true;
    },
  });
  window.RTCPeerConnection = new Proxy(Native, {
    construct: (target, list) => around(new target(...list)),
  });
})();
