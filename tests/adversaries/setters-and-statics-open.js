/**
 * @technique Wraps, openly, only setters and static methods: a data channel's binaryType, a transceiver's direction, generateCertificate.
 * @seen hand-written loggers
 * @shows the source text of a setter of RTCDataChannel and of a static method of RTCPeerConnection
 * @verdict instrumented
 */
(() => {
  const wrap = (object, key, kind) => {
    const descriptor = object && Object.getOwnPropertyDescriptor(object, key);
    const native = descriptor?.[kind];
    if (typeof native !== 'function') return;
    const wrapper = { [key](...list) { return native.apply(this, list); } }[key];
    Object.defineProperty(object, key, { ...descriptor, [kind]: wrapper });
  };
  wrap(window.RTCDataChannel?.prototype, 'binaryType', 'set');
  wrap(window.RTCRtpTransceiver?.prototype, 'direction', 'set');
  wrap(window.RTCPeerConnection, 'generateCertificate', 'value');
})();
