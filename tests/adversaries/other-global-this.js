/**
 * @technique Another globalThis, which has the native constructor, while the window's is a Proxy.
 * @seen a red team's trial
 * @shows the bare name beside the property of globalThis
 * @verdict instrumented
 */
(() => {
  const Native = RTCPeerConnection;
  const opened = [];
  const scope = new Proxy(window, {
    get: (target, key) => (key === "RTCPeerConnection" || key === "webkitRTCPeerConnection" ? Native : target[key]),
  });
  Object.defineProperty(window, "RTCPeerConnection", {
    value: new Proxy(Native, {
      construct(target, list) {
        const connection = new target(...list);
        opened.push(connection);
        return connection;
      },
    }),
  });
  window.globalThis = scope;
})();
