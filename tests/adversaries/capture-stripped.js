/**
 * @technique The same from behind: a canvas can be captured, and the track that comes of it has ended. Nothing of WebRTC is touched.
 * @seen browsers built without capture, of which this is an imitation
 * @shows a track arrives and no packet follows, however long the connection stands
 * @verdict genuine
 * @loopback inconclusive track-without-packets
 * @media partial track-without-packets
 */
(() => {
  if (typeof HTMLCanvasElement !== 'function') return;
  const { captureStream } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.captureStream = function (...args) {
    const stream = captureStream.apply(this, args);
    for (const track of stream.getTracks()) track.stop();
    return stream;
  };
})();
