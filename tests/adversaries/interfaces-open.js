/**
 * @technique Replaces the interfaces of candidates, descriptions and streams themselves by functions that construct the native ones, and leaves all prototypes as they are.
 * @seen shims that adapt what a page constructs
 * @shows the source text of RTCIceCandidate, RTCSessionDescription and MediaStream
 * @verdict instrumented
 */
(() => {
  for (const name of ['RTCIceCandidate', 'RTCSessionDescription', 'MediaStream']) {
    const Native = window[name];
    if (typeof Native !== 'function') continue;
    const made = [];
    window[name] = function (...list) {
      const object = new Native(...list);
      made.push(object);
      return object;
    };
    window[name].prototype = Native.prototype;
  }
})();
