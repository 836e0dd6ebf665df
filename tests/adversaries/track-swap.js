/**
 * @technique Lets the native connection negotiate and receive, and replaces the getters of the event's and the receiver's track openly: both hand out one and the same canvas or WebAudio track in place of the remote one.
 * @seen virtual cameras and dubbing scripts on the receiving side
 * @shows the getters are script; the track is no remote one and is live after close; the statistics name another track, and no packet unmutes it
 * @verdict tampered
 * @loopback tampered
 */
(() => {
  if (typeof RTCTrackEvent !== 'function' || typeof RTCRtpReceiver !== 'function') return;
  const substitutes = new WeakMap();
  let audio = null;
  const painted = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const context = canvas.getContext('2d');
    setInterval(() => {
      context.fillStyle = `hsl(${Date.now() % 360} 100% 50%)`;
      context.fillRect(0, 0, 64, 64);
    }, 40);
    return canvas.captureStream().getVideoTracks()[0];
  };
  const silent = () => {
    audio = audio || new AudioContext();
    return audio.createMediaStreamDestination().stream.getAudioTracks()[0];
  };
  const substituted = (track) => {
    if (!track) return track;
    if (!substitutes.has(track)) substitutes.set(track, track.kind === 'video' ? painted() : silent());
    return substitutes.get(track);
  };
  for (const { prototype } of [RTCTrackEvent, RTCRtpReceiver]) {
    const { get, ...descriptor } = Object.getOwnPropertyDescriptor(prototype, 'track');
    Object.defineProperty(prototype, 'track', {
      ...descriptor,
      get() {
        return substituted(get.call(this));
      },
    });
  }
})();
