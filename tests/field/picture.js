// A picture that moves, for packages that want a stream and may not ask for a camera.

/** A stream with the picture of a canvas that is painted until the page ends. */
export function moving() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 120 });
  const painter = canvas.getContext("2d");
  const paint = () => {
    painter.fillStyle = `hsl(${performance.now() % 360}, 80%, 50%)`;
    painter.fillRect(0, 0, canvas.width, canvas.height);
  };
  paint();
  setInterval(paint, 50);
  return canvas.captureStream(20);
}
