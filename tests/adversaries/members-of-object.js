/**
 * @technique Members deleted from their prototypes and put, wrapped, on Object.prototype and Event.prototype.
 * @seen a red team's trial
 * @shows the prototypes' own members
 * @verdict instrumented
 */
(() => {
  const seen = [];
  const move = (type, key, to) => {
    const { prototype } = window[type];
    const found = Object.getOwnPropertyDescriptor(prototype, key);
    const get = function () {
      const value = found.get.call(this);
      seen.push([key, value]);
      return value;
    };
    Object.defineProperty(to, key, { ...found, get, enumerable: false });
    delete prototype[key];
  };
  move("RTCSessionDescription", "sdp", Object.prototype);
  move("RTCPeerConnectionIceEvent", "candidate", Event.prototype);
})();
