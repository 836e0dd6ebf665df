// A frame of the same origin, in the page for a moment.

// The frame is reached by its index: no hook on createElement or contentWindow sees which
// window it is. A script that runs beside the page's own, as an extension's does in Gecko,
// loses the natives of a frame with the frame. There the global object is not the window.
export const open_frame = () => {
  const frame = document.createElement("iframe");
  frame.style.display = "none";
  frame.setAttribute("aria-hidden", "true");
  const index = window.length;
  document.documentElement.appendChild(frame);
  return {
    __proto__: null,
    window: window[index],
    natives_outlive_it: globalThis === window,
    remove: () => frame.remove(),
  };
};
