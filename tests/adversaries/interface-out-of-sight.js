/**
 * @technique Replaces the getter of an interface's candidate, and then deletes the interface from the window, so that nobody finds the getter by its name.
 * @seen not in public; written for this corpus
 * @shows a fresh realm has RTCPeerConnectionIceEvent
 * @verdict instrumented
 */
(() => {
  const Native = window.RTCPeerConnectionIceEvent;
  if (typeof Native !== 'function') return;
  const descriptor = Object.getOwnPropertyDescriptor(Native.prototype, 'candidate');
  Object.defineProperty(Native.prototype, 'candidate', { ...descriptor, get: () => null });
  delete window.RTCPeerConnectionIceEvent;
})();
