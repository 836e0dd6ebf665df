/**
 * @technique A media stack that negotiates, connects and opens its data channel, and sends nothing: whatever track is added has ended before.
 * @seen browsers built without capture and encoders, of which this is an imitation
 * @shows the methods that add tracks are script; a track arrives and no packet follows, however long the connection stands
 * @verdict instrumented
 * @loopback instrumented
 * @media partial track-without-packets
 */
(() => {
  if (typeof RTCPeerConnection !== 'function') return;
  const ended = (track) => {
    if (!(track instanceof MediaStreamTrack)) return track;
    const stopped = track.clone();
    stopped.stop();
    return stopped;
  };
  for (const method of ['addTrack', 'addTransceiver']) {
    const native = RTCPeerConnection.prototype[method];
    RTCPeerConnection.prototype[method] = function (track, ...more) {
      return native.call(this, ended(track), ...more);
    };
  }
})();
