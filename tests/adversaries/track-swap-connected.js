/**
 * @technique Hands out a canvas track in place of the remote one, from disguised getters of event and receiver, and only on connections that also carry data, as real calls do; a connection for media alone is left as it is.
 * @seen not in public; a substitution that knows how short tests look
 * @shows the statistics name another track than the one that arrived, and nothing unmutes it; a fresh realm's toString and the stack show the getters
 * @verdict tampered
 * @loopback tampered
 */
(() => {
  if (typeof RTCTrackEvent !== 'function' || typeof RTCRtpReceiver !== 'function') return;
  const texts = new WeakMap();
  const substitutes = new WeakMap();
  const carriesData = new WeakSet();
  const disguise = (native, traps) => {
    const proxy = new Proxy(native, traps);
    texts.set(proxy, Function.prototype.toString.call(native));
    return proxy;
  };
  const replace = (object, key, change) => {
    Object.defineProperty(object, key, { ...Object.getOwnPropertyDescriptor(object, key), ...change });
  };
  const getter = (object, key) => Object.getOwnPropertyDescriptor(object, key).get;

  const painted = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const context = canvas.getContext('2d');
    setInterval(() => {
      context.fillStyle = `hsl(${Date.now() % 360} 100% 50%)`;
      context.fillRect(0, 0, 64, 64);
    }, 40);
    return canvas.captureStream().getVideoTracks()[0];
  };
  const receiverOf = getter(RTCTrackEvent.prototype, 'receiver');
  const substituted = (receiver, track) => {
    if (!carriesData.has(receiver) || track.kind !== 'video') return track;
    if (!substitutes.has(receiver)) substitutes.set(receiver, painted());
    return substitutes.get(receiver);
  };

  replace(RTCRtpReceiver.prototype, 'track', {
    get: disguise(getter(RTCRtpReceiver.prototype, 'track'), {
      apply: (target, self, args) => substituted(self, Reflect.apply(target, self, args)),
    }),
  });
  replace(RTCTrackEvent.prototype, 'track', {
    get: disguise(getter(RTCTrackEvent.prototype, 'track'), {
      apply: (target, self, args) => {
        const receiver = receiverOf.call(self);
        if (/^m=application/m.test(self.target?.remoteDescription?.sdp)) carriesData.add(receiver);
        return substituted(receiver, Reflect.apply(target, self, args));
      },
    }),
  });
  replace(Function.prototype, 'toString', {
    value: disguise(Function.prototype.toString, {
      apply: (target, self, args) => (texts.has(self) ? texts.get(self) : Reflect.apply(target, self, args)),
    }),
  });
})();
