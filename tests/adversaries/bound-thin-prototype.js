/**
 * @technique A bound function gives native connections, and its prototype is a plain object that holds three of the methods.
 * @seen uBO-Extra of 2016 and 2017, on every page
 * @shows the constructor is no native interface; its prototype lacks the getters; connection, event and tracks are native
 * @verdict instrumented
 * @loopback instrumented
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function') return;
  const { createAnswer, createOffer } = Native.prototype;
  const wrapper = function (configuration) {
    return new Native(configuration);
  }.bind(null);
  wrapper.prototype = { createAnswer, createOffer, generateCertificate: Native.generateCertificate };
  window.RTCPeerConnection = wrapper;
})();
