/**
 * @technique Strikes VP9 and AV1 out of what sender and receiver claim, in the page's own realm only; the engine goes on offering and decoding them.
 * @seen anti-fingerprinting scripts, profiles that imitate an older device
 * @shows a fresh realm claims more, and so does the browser's own offer
 * @verdict tampered
 * @loopback tampered
 */
(() => {
  if (window.top !== window) return;
  const struck = new Set(['video/vp9', 'video/av1']);
  for (const name of ['RTCRtpSender', 'RTCRtpReceiver']) {
    const owner = window[name];
    if (typeof owner !== 'function' || typeof owner.getCapabilities !== 'function') continue;
    const native = owner.getCapabilities;
    owner.getCapabilities = (kind) => {
      const capabilities = native.call(owner, kind);
      if (!capabilities) return capabilities;
      const codecs = capabilities.codecs.filter(({ mimeType }) => !struck.has(mimeType.toLowerCase()));
      return { ...capabilities, codecs };
    };
  }
})();
