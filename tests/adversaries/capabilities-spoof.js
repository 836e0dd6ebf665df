/**
 * @technique Replaces RTCRtpSender.getCapabilities by one that hides most of the codecs.
 * @seen anti-fingerprinting scripts and browser profiles that imitate another device
 * @shows sender, receiver and a fresh offer disagree about the codecs
 * @verdict tampered
 */
(() => {
  if (typeof RTCRtpSender !== 'function' || typeof RTCRtpSender.getCapabilities !== 'function') return;
  const native = RTCRtpSender.getCapabilities;
  const kept = new Set(['video/vp8', 'audio/opus']);
  RTCRtpSender.getCapabilities = function getCapabilities(kind) {
    const capabilities = native.call(RTCRtpSender, kind);
    if (!capabilities) return capabilities;
    return {
      codecs: capabilities.codecs.filter((codec) => kept.has(codec.mimeType.toLowerCase())),
      headerExtensions: capabilities.headerExtensions.slice(0, 2),
    };
  };
})();
