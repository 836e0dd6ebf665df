/**
 * @technique addEventListener on an object between the connection's prototype and EventTarget's, where nothing is missing.
 * @seen a red team's trial
 * @shows what the prototype inherits from
 * @verdict instrumented
 */
(() => {
  const native = EventTarget.prototype.addEventListener;
  const heard = [];
  const between = Object.create(EventTarget.prototype);
  between.addEventListener = function (type, ...list) {
    heard.push(type);
    return native.call(this, type, ...list);
  };
  Object.setPrototypeOf(RTCPeerConnection.prototype, between);
})();
