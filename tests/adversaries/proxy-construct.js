/**
 * @technique A Proxy around the constructor that passes everything through and remembers the connections.
 * @seen page monitors and recorders that only want to know the connections
 * @shows source text without the name, the alias is another object, prototype.constructor is another function, one more stack frame
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const seen = new WeakSet();
  window.RTCPeerConnection = new Proxy(Native, {
    construct(target, args, newTarget) {
      const connection = Reflect.construct(target, args, newTarget);
      seen.add(connection);
      return connection;
    },
  });
})();
