/**
 * @technique Swallows the track events of connections that also carry data, in listeners of its own that come first.
 * @seen blockers of remote video that leave the call itself alone
 * @shows addEventListener and ontrack are script; the data channel opens and no track arrives
 * @verdict instrumented
 * @loopback instrumented
 * @media partial channel-without-track
 */
(() => {
  if (typeof RTCPeerConnection !== 'function') return;
  const { setRemoteDescription } = RTCPeerConnection.prototype;
  const isTold = new WeakSet();
  const { addEventListener } = EventTarget.prototype;
  const swallow = (connection) => {
    if (isTold.has(connection)) return;
    isTold.add(connection);
    addEventListener.call(connection, 'track', (event) => {
      if (/^m=application/m.test(connection.remoteDescription?.sdp)) event.stopImmediatePropagation();
    });
  };
  RTCPeerConnection.prototype.addEventListener = function (...args) {
    swallow(this);
    return addEventListener.apply(this, args);
  };
  RTCPeerConnection.prototype.setRemoteDescription = function (...args) {
    swallow(this);
    return setRemoteDescription.apply(this, args);
  };
})();
