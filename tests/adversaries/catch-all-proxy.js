/**
 * @technique One Proxy that answers every property, call and "new" with itself, put in place of RTCPeerConnection and MediaStreamTrack.
 * @seen fingerprint-suite and browserforge, to stop WebRTC address leaks
 * @shows every state is a function, made-up properties exist, awaits hang for ever, instanceof is always true, reading .prototype throws
 * @verdict emulated
 */
(() => {
  let everything;
  const itself = () => everything;
  everything = new Proxy(class {}, { get: itself, apply: itself, construct: itself });
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection', 'MediaStreamTrack']) {
    window[name] = everything;
  }
})();
