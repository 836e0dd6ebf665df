/**
 * @technique A listener for the load of every frame dresses the frame: its Reflect.getOwnPropertyDescriptor shows wrapped members as native.
 * @seen a red team's trial
 * @shows the source texts in a frame that nobody hears of
 * @verdict instrumented
 */
(() => {
  const natives = new Map();
  const seen = [];
  const wrap = (type, key) => {
    const { prototype } = window[type];
    const found = Object.getOwnPropertyDescriptor(prototype, key);
    if (!natives.has(prototype)) natives.set(prototype, {});
    natives.get(prototype)[key] = found;
    const get = function () {
      const value = found.get.call(this);
      seen.push([key, value]);
      return value;
    };
    Object.defineProperty(prototype, key, { ...found, get });
  };
  wrap("RTCPeerConnection", "localDescription");
  wrap("RTCSessionDescription", "sdp");
  wrap("RTCIceCandidate", "candidate");
  const dress = ({ target }) => {
    const realm = target.localName === "iframe" ? target.contentWindow : null;
    if (!realm) return;
    const native = realm.Reflect.getOwnPropertyDescriptor;
    realm.Reflect.getOwnPropertyDescriptor = (object, key) => natives.get(object)?.[key] ?? native(object, key);
  };
  document.addEventListener("load", dress, true);
})();
