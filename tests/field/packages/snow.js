/**
 * @package @lavamoat/snow
 * @does Gets hold of every frame of the page before the page's scripts do
 * @verdict instrumented
 * @proof it was told of a new frame
 */
import "@lavamoat/snow/snow.prod.js";

let frames = 0;
SNOW((inner) => {
  if (inner !== window) frames += 1;
});

globalThis.field = {
  isAtWork() {
    const before = frames;
    document.body.append(document.createElement("iframe"));
    return frames > before;
  },
};
