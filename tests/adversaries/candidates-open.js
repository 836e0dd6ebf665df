/**
 * @technique Replaces, without any disguise, the getters through which candidates, addresses and descriptions are read, and a data channel's send.
 * @seen guards against address leaks, recorders of sessions
 * @shows the source text of members of RTCPeerConnectionIceEvent, RTCIceCandidate, RTCSessionDescription and RTCDataChannel
 * @verdict instrumented
 */
(() => {
  const change = (name, key, edit) => {
    const prototype = window[name]?.prototype;
    const descriptor = prototype && Object.getOwnPropertyDescriptor(prototype, key);
    if (!descriptor?.get) return;
    const native = descriptor.get;
    Object.defineProperty(prototype, key, {
      ...descriptor,
      get() {
        return edit(native.call(this));
      },
    });
  };
  change('RTCPeerConnectionIceEvent', 'candidate', (candidate) => (candidate && / host /.test(candidate.candidate) ? null : candidate));
  change('RTCPeerConnectionIceErrorEvent', 'address', () => null);
  change('RTCIceCandidate', 'candidate', (text) => text.replace(/[\w-]+\.local/, '10.0.0.1'));
  change('RTCIceCandidate', 'address', () => '10.0.0.1');
  change('RTCSessionDescription', 'sdp', (text) => text.replace(/^a=candidate:.*\r\n/gm, ''));
  if (typeof RTCDataChannel !== 'function') return;
  const { send } = RTCDataChannel.prototype;
  const sent = [];
  RTCDataChannel.prototype.send = function (data) {
    sent.push(data);
    return send.call(this, data);
  };
})();
