/**
 * @technique A Proxy around the constructor that reads the iceServers, refuses the connection where a listed host is among them and passes everything else through.
 * @seen the scriptlet "webrtc-if" of uBlock Origin
 * @shows all that a constructor Proxy shows, and iceServers is read twice
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const unwanted = /(^|[:.])ads\.invalid([:?]|$)/;
  const urlsOf = (configuration) => {
    const servers = configuration instanceof Object ? configuration.iceServers : undefined;
    if (!Array.isArray(servers)) return [];
    return servers.flatMap((server) => (server ? server.urls || server.url || [] : []));
  };
  window.RTCPeerConnection = new Proxy(Native, {
    construct(target, args, newTarget) {
      if (urlsOf(args[0]).some((url) => unwanted.test(String(url)))) {
        throw new TypeError('RTCPeerConnection is not allowed to reach this server');
      }
      return Reflect.construct(target, args, newTarget);
    },
  });
})();
