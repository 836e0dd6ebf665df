/**
 * @technique The constructor becomes an empty function: new gives an object without any member.
 * @seen the privacy extension Trace; crawlers that protect their address
 * @shows no state, no events, and methods that are not there
 * @verdict blocked connection-inert
 */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
  if (name in window) Object.defineProperty(window, name, { value: function () {} });
}
