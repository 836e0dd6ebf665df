/**
 * @technique A page that makes up what a sandbox would show, so that no fresh frame is looked at, and masked Proxies.
 * @seen a red team's trial
 * @shows that a page at the top reaches no frame
 * @verdict inconclusive
 */
(() => {
  const refuse = () => {
    throw new DOMException("refused", "SecurityError");
  };
  Node.prototype.appendChild = refuse;
  Node.prototype.insertBefore = refuse;
  Object.defineProperty(window, "origin", { get: () => "null" });
  Object.defineProperty(window, "localStorage", { get: refuse });
  const Native = RTCPeerConnection;
  const { toString } = Function.prototype;
  const opened = [];
  const Fake = new Proxy(Native, {
    construct(target, list, type) {
      const connection = Reflect.construct(target, list, type === Fake ? target : type);
      opened.push(connection);
      return connection;
    },
  });
  const text = new Proxy(toString, {
    apply: (target, self, list) => Reflect.apply(target, self === Fake ? Native : self === text ? toString : self, list),
  });
  Function.prototype.toString = text;
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) {
    if (name in window) Object.defineProperty(window, name, { value: Fake });
  }
  Object.defineProperty(Native.prototype, "constructor", { value: Fake });
})();
