/**
 * @technique A native-looking class that replays one recorded offer and one recorded answer, with events and delays as in the recording.
 * @seen browser profiles that answer WebRTC fingerprinting from a file
 * @shows every connection has the same ufrag, password, fingerprint and session id; the answer ignores the offer
 * @verdict emulated
 */
(() => {
  if (typeof EventTarget !== 'function') return;
  const FINGERPRINT = '7B:8E:11:C4:5D:20:9A:F3:66:0E:B1:47:D8:3C:92:AF:05:71:EA:2D:94:C8:53:1F:B6:60:0A:DD:39:E7:82:4C';
  const media = (line, mid, setup, ...rest) => [
    line, 'c=IN IP4 0.0.0.0', 'a=rtcp:9 IN IP4 0.0.0.0', 'a=ice-ufrag:Jq4u', 'a=ice-pwd:kV0o2rXzq9mT7cLhYb5nW1dE',
    'a=ice-options:trickle', `a=fingerprint:sha-256 ${FINGERPRINT}`, `a=setup:${setup}`, `a=mid:${mid}`, ...rest,
  ];
  const recording = (setup, direction) => [
    'v=0', 'o=- 4611731400430051336 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1',
    'a=extmap-allow-mixed', 'a=msid-semantic: WMS',
    ...media('m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8', 0, setup, direction, 'a=rtcp-mux', 'a=rtcp-rsize',
      'a=rtpmap:111 opus/48000/2', 'a=rtcp-fb:111 transport-cc', 'a=fmtp:111 minptime=10;useinbandfec=1',
      'a=rtpmap:0 PCMU/8000', 'a=rtpmap:8 PCMA/8000'),
    ...media('m=video 9 UDP/TLS/RTP/SAVPF 96 97', 1, setup, direction, 'a=rtcp-mux', 'a=rtcp-rsize',
      'a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 goog-remb', 'a=rtcp-fb:96 ccm fir', 'a=rtcp-fb:96 nack',
      'a=rtcp-fb:96 nack pli', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96'),
    '',
  ].join('\r\n');
  const OFFER = recording('actpass', 'a=recvonly');
  const ANSWER = recording('active', 'a=inactive');

  const recorded = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const description = (type, sdp) => (typeof RTCSessionDescription === 'function'
    ? new RTCSessionDescription({ type, sdp })
    : { type, sdp });
  const invalidState = () => new DOMException('The RTCPeerConnection is not in a state that allows this.', 'InvalidStateError');

  class RTCPeerConnection extends EventTarget {
    #signaling = 'stable';
    #gathering = 'new';
    #local = null;
    #remote = null;
    #handlers = new Map();

    get signalingState() { return this.#signaling; }
    get connectionState() { return this.#signaling === 'closed' ? 'closed' : 'new'; }
    get iceConnectionState() { return this.#signaling === 'closed' ? 'closed' : 'new'; }
    get iceGatheringState() { return this.#gathering; }
    get localDescription() { return this.#local; }
    get currentLocalDescription() { return this.#signaling === 'stable' ? this.#local : null; }
    get pendingLocalDescription() { return this.#signaling === 'stable' ? null : this.#local; }
    get remoteDescription() { return this.#remote; }
    get currentRemoteDescription() { return this.#signaling === 'stable' ? this.#remote : null; }
    get pendingRemoteDescription() { return this.#signaling === 'stable' ? null : this.#remote; }
    get canTrickleIceCandidates() { return this.#remote ? true : null; }
    get sctp() { return null; }

    static handler(type) {
      return {
        get() {
          return this.#handlers.get(type) || null;
        },
        set(value) {
          if (!this.#handlers.has(type)) {
            this.addEventListener(type, (event) => {
              const handler = this.#handlers.get(type);
              if (handler) handler.call(this, event);
            });
          }
          this.#handlers.set(type, typeof value === 'function' ? value : null);
        },
      };
    }

    getConfiguration() {
      return { bundlePolicy: 'balanced', certificates: [], iceServers: [], iceTransportPolicy: 'all', rtcpMuxPolicy: 'require' };
    }
    setConfiguration() {}
    getSenders() { return []; }
    getReceivers() { return []; }
    getTransceivers() { return []; }
    addTrack() { return {}; }
    removeTrack() {}
    addTransceiver() { return {}; }
    createDataChannel(label) {
      return Object.assign(new EventTarget(), { label: String(label), readyState: 'connecting', send() {}, close() {} });
    }
    async createOffer() {
      if (this.#signaling === 'closed') throw invalidState();
      await recorded(6);
      return description('offer', OFFER);
    }
    async createAnswer() {
      if (this.#signaling !== 'have-remote-offer') throw invalidState();
      await recorded(3);
      return description('answer', ANSWER);
    }
    async setLocalDescription(given) {
      if (this.#signaling === 'closed') throw invalidState();
      await recorded(4);
      const type = given && given.type ? given.type : this.#signaling === 'have-remote-offer' ? 'answer' : 'offer';
      this.#local = description(type, type === 'offer' ? OFFER : ANSWER);
      this.#move(type === 'offer' ? 'have-local-offer' : 'stable');
      await null;
      setTimeout(() => this.#gather(), 0);
    }
    async setRemoteDescription(given) {
      if (this.#signaling === 'closed') throw invalidState();
      if (!given || !/^v=0\r?\n/.test(given.sdp)) {
        throw new DOMException('Failed to parse SessionDescription. Expect line: v=', 'OperationError');
      }
      await recorded(4);
      this.#remote = description(given.type, given.sdp);
      this.#move(given.type === 'offer' ? 'have-remote-offer' : 'stable');
    }
    async addIceCandidate() {}
    async getStats() { return new Map(); }
    restartIce() {}
    close() {
      this.#signaling = 'closed';
    }

    #move(state) {
      if (this.#signaling === state || this.#signaling === 'closed') return;
      this.#signaling = state;
      this.dispatchEvent(new Event('signalingstatechange'));
    }
    #gather() {
      if (this.#gathering === 'complete' || this.#signaling === 'closed') return;
      for (const state of ['gathering', 'complete']) {
        this.#gathering = state;
        this.dispatchEvent(new Event('icegatheringstatechange'));
      }
      const init = { candidate: null };
      this.dispatchEvent(typeof RTCPeerConnectionIceEvent === 'function'
        ? new RTCPeerConnectionIceEvent('icecandidate', init)
        : Object.assign(new Event('icecandidate'), init));
    }
  }
  const prototype = RTCPeerConnection.prototype;
  for (const type of ['track', 'icecandidate', 'icecandidateerror', 'iceconnectionstatechange', 'icegatheringstatechange',
    'signalingstatechange', 'connectionstatechange', 'negotiationneeded', 'datachannel']) {
    const { get, set } = RTCPeerConnection.handler(type);
    Object.defineProperty(get, 'name', { value: `get on${type}`, configurable: true });
    Object.defineProperty(set, 'name', { value: `set on${type}`, configurable: true });
    Object.defineProperty(prototype, `on${type}`, { get, set, enumerable: true, configurable: true });
  }
  delete RTCPeerConnection.handler;

  // Native-looking: enumerable members, the tag, and "[native code]" from a replaced Function.prototype.toString.
  const texts = new WeakMap();
  const native = (fn, name = fn.name) => texts.set(fn, `function ${name}() { [native code] }`);
  native(RTCPeerConnection);
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (key === 'constructor') continue;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
    for (const fn of [descriptor.value, descriptor.get, descriptor.set]) if (fn) native(fn);
    Object.defineProperty(prototype, key, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'RTCPeerConnection', configurable: true });

  const original = Function.prototype.toString;
  const { toString } = {
    toString() {
      return texts.get(this) || original.call(this);
    },
  };
  native(toString);
  Object.defineProperty(Function.prototype, 'toString', { value: toString, writable: true, enumerable: false, configurable: true });

  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
    if (name === 'webkitRTCPeerConnection' && !(name in window)) continue;
    Object.defineProperty(window, name, { value: RTCPeerConnection, writable: true, enumerable: false, configurable: true });
  }
})();
