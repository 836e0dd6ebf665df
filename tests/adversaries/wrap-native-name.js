/**
 * @technique A function that empties iceServers and dresses up as native: copied name and length, a toString of its own, the native constructor as its prototype.
 * @seen anti-leak scripts that were found out once
 * @shows Function.prototype.toString.call shows the script's source; toString is an own property
 * @verdict tampered
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const text = Function.prototype.toString.call(Native);
  const Wrapper = function (configuration) {
    if (!new.target) return Native(configuration);
    const stripped = configuration ? Object.assign({}, configuration, { iceServers: [] }) : configuration;
    return new Native(stripped);
  };
  Wrapper.prototype = Native.prototype;
  Object.setPrototypeOf(Wrapper, Native);
  Object.defineProperty(Wrapper, 'name', { value: Native.name, configurable: true });
  Object.defineProperty(Wrapper, 'length', { value: Native.length, configurable: true });
  Object.defineProperty(Wrapper, 'toString', {
    value: function toString() {
      return text;
    },
    writable: true,
    enumerable: false,
    configurable: true,
  });
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
    if (!(name in window)) continue;
    Object.defineProperty(window, name, { value: Wrapper, writable: true, enumerable: false, configurable: true });
  }
})();
