/**
 * @technique Keeps the native connection, swallows its track events and dispatches its own RTCTrackEvent with a canvas or WebAudio track instead.
 * @seen replay and dubbing scripts that pass off a local picture as the remote one
 * @shows isTrusted is false; a canvas track's tag or a WebAudio track's label; receiver.track is another object than event.track
 * @verdict tampered
 */
(() => {
  const Native = window.RTCPeerConnection;
  if (typeof Native !== 'function' || typeof RTCTrackEvent !== 'function') return;

  let audio = null;
  const paintedTrack = () => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    const context = canvas.getContext('2d');
    context.fillStyle = '#357';
    context.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.captureStream(10).getVideoTracks()[0];
  };
  const silentTrack = () => {
    audio = audio || new AudioContext();
    return audio.createMediaStreamDestination().stream.getAudioTracks()[0];
  };

  class RTCPeerConnection extends Native {
    #substitutes = [];
    #handler = null;
    constructor(configuration) {
      super(configuration);
      this.addEventListener('track', (event) => {
        if (!event.isTrusted) return;
        let track;
        try {
          track = event.track.kind === 'video' ? paintedTrack() : silentTrack();
        } catch {
          return;
        }
        event.stopImmediatePropagation();
        this.#substitutes.push(track);
        this.dispatchEvent(new RTCTrackEvent('track', {
          receiver: event.receiver,
          transceiver: event.transceiver,
          track,
          streams: [new MediaStream([track])],
        }));
      });
      this.addEventListener('track', (event) => {
        if (this.#handler) this.#handler(event);
      });
    }
    // Gecko's own ontrack is deaf to events that scripts dispatch.
    get ontrack() {
      return this.#handler;
    }
    set ontrack(handler) {
      this.#handler = typeof handler === 'function' ? handler : null;
    }
    close() {
      super.close();
      for (const track of this.#substitutes) track.stop();
    }
  }
  window.RTCPeerConnection = RTCPeerConnection;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = RTCPeerConnection;
})();
