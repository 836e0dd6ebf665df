/**
 * @technique Members deleted from their prototypes and put, wrapped, on objects between the prototypes and what they inherit from.
 * @seen a red team's trial
 * @shows the prototypes' own members and what the prototypes inherit from
 * @verdict instrumented
 */
(() => {
  const seen = [];
  const move = (type, keys) => {
    const { prototype } = window[type];
    const between = Object.create(Object.getPrototypeOf(prototype));
    for (const key of keys) {
      const found = Object.getOwnPropertyDescriptor(prototype, key);
      const native = found.get ?? found.value;
      const wrapper = function (...list) {
        const result = native.apply(this, list);
        seen.push([key, list, result]);
        return result;
      };
      Object.defineProperty(between, key, found.get ? { ...found, get: wrapper } : { ...found, value: wrapper });
      delete prototype[key];
    }
    Object.setPrototypeOf(prototype, between);
  };
  move("RTCPeerConnection", ["localDescription", "setRemoteDescription", "addIceCandidate", "getStats"]);
  move("RTCIceCandidate", ["candidate"]);
})();
