/**
 * @technique Replaces RTCPeerConnection by an accessor that answers undefined and swallows assignments.
 * @seen userscripts
 * @shows the window property is an accessor; where the browser has the webkit alias, it was forgotten
 * @verdict blocked
 */
(() => {
  Object.defineProperty(window, 'RTCPeerConnection', {
    get() {
      return undefined;
    },
    set() {},
    enumerable: false,
    configurable: true,
  });
})();
