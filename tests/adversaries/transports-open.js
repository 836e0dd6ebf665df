/**
 * @technique Wraps, openly, getters and methods of the transports below a connection and of its certificate: states, selected pairs, fingerprints.
 * @seen monitors of calls that follow ICE and DTLS
 * @shows the source text of members of RTCIceTransport, RTCDtlsTransport, RTCSctpTransport and RTCCertificate
 * @verdict instrumented
 */
(() => {
  const log = [];
  for (const [name, keys] of Object.entries({
    RTCIceTransport: ['state', 'getSelectedCandidatePair', 'getRemoteCandidates'],
    RTCDtlsTransport: ['state', 'getRemoteCertificates'],
    RTCSctpTransport: ['maxMessageSize'],
    RTCCertificate: ['getFingerprints', 'expires'],
  })) {
    const prototype = window[name]?.prototype;
    for (const key of prototype ? keys : []) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
      const kind = descriptor?.get ? 'get' : 'value';
      const native = descriptor?.[kind];
      if (typeof native !== 'function') continue;
      Object.defineProperty(prototype, key, {
        ...descriptor,
        [kind]: new Proxy(native, {
          apply(target, self, args) {
            log.push(key);
            return Reflect.apply(target, self, args);
          },
        }),
      });
    }
  }
})();
