/**
 * @technique Captures another canvas in place of the page's own, with colours of its choice. Nothing of WebRTC is touched.
 * @seen scripts that answer camera checks with a picture of their own
 * @shows the picture that is decoded is not the one that was painted
 * @verdict genuine
 * @loopback inconclusive media-differs
 * @media complete
 */
(() => {
  if (typeof HTMLCanvasElement !== 'function') return;
  const { captureStream } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.captureStream = function (...args) {
    const other = document.createElement('canvas');
    other.width = other.height = 64;
    const context = other.getContext('2d');
    const colours = ['#000', '#fff'];
    let turn = 0;
    setInterval(() => {
      turn += 1;
      context.fillStyle = colours[turn % 2];
      context.fillRect(0, 0, 64, 64);
    }, 50);
    return captureStream.apply(other, args);
  };
})();
