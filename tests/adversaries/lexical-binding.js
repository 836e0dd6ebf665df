/**
 * @technique A Proxy of the constructor under a lexical binding, which scripts reach by the bare name; the window's property stays native.
 * @seen a red team's trial
 * @shows the bare name beside the window's property
 * @verdict instrumented
 */
(() => {
  window.opened = [];
  // Text for a timer runs as a script of its own, whose declarations are global.
  setTimeout(`const RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, list) {
      const connection = new target(...list);
      window.opened.push(connection);
      return connection;
    },
  });`);
})();
