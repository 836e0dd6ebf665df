/**
 * @technique Adds H265 to what sender and receiver claim, in the page's own realm only, on engines that have no such codec.
 * @seen profiles that imitate another device
 * @shows a fresh realm does not claim it; where it is asked for, the engine refuses
 * @verdict tampered
 * @loopback tampered
 */
(() => {
  if (window.top !== window) return;
  for (const name of ['RTCRtpSender', 'RTCRtpReceiver']) {
    const owner = window[name];
    if (typeof owner !== 'function' || typeof owner.getCapabilities !== 'function') continue;
    const native = owner.getCapabilities;
    owner.getCapabilities = (kind) => {
      const capabilities = native.call(owner, kind);
      if (!capabilities || kind !== 'video') return capabilities;
      const claimed = {
        clockRate: 90000,
        mimeType: 'video/H265',
        sdpFmtpLine: 'level-id=150;profile-id=1;tier-flag=0;tx-mode=SRST',
      };
      return { ...capabilities, codecs: [...capabilities.codecs, claimed] };
    };
  }
})();
