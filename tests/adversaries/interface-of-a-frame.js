/**
 * @technique Replaces the getter of an interface's candidate, and puts a frame's interface of the same name, which is untouched, in the place of the page's own.
 * @seen not in public; written for this corpus
 * @shows all is native, and what the interface throws is the TypeError of another realm
 * @verdict instrumented
 */
(() => {
  const Own = window.RTCPeerConnectionIceEvent;
  if (typeof Own !== 'function' || window !== window.top) return;
  const replace = () => {
    const descriptor = Object.getOwnPropertyDescriptor(Own.prototype, 'candidate');
    Object.defineProperty(Own.prototype, 'candidate', { ...descriptor, get: () => null });
    const frame = document.createElement('iframe');
    frame.style.display = 'none';
    document.documentElement.appendChild(frame);
    const Other = frame.contentWindow.RTCPeerConnectionIceEvent;
    Object.setPrototypeOf(Other, Event);
    Object.setPrototypeOf(Other.prototype, Event.prototype);
    Object.defineProperty(window, 'RTCPeerConnectionIceEvent', {
      ...Object.getOwnPropertyDescriptor(window, 'RTCPeerConnectionIceEvent'),
      value: Other,
    });
  };
  // Before the document there is no element to put the frame into.
  if (document.documentElement) replace();
  else new MutationObserver((_, observer) => {
    observer.disconnect();
    replace();
  }).observe(document, { childList: true });
})();
