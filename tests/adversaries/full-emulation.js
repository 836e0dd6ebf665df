/**
 * @technique A whole WebRTC stack in JavaScript: fake tracks, streams, receivers and transceivers, track events for every sending m-line, states that move, faked names and source texts.
 * @seen scripted clients that must answer a page's ontrack test without a media stack
 * @shows events are not trusted and the handler runs at phase 0, new MediaStream([track]) refuses the track, the offer's msid is not reflected, streams are not frozen, tracks end synchronously and without an event
 * @verdict emulated
 */
(() => {
  if (typeof EventTarget !== 'function' || typeof window.MediaStreamTrack !== 'function') return;

  // --- dressing up: own name, own toString, the interface's tag ----------------------------------------

  const dress = (fn, name) => {
    Object.defineProperty(fn, 'name', { value: name, configurable: true });
    Object.defineProperty(fn, 'toString', {
      value: () => `function ${name}() { [native code] }`,
      writable: true,
      enumerable: false,
      configurable: true,
    });
    return fn;
  };
  const dressClass = (Class, name) => {
    dress(Class, name);
    for (const key of Object.getOwnPropertyNames(Class.prototype)) {
      if (key === 'constructor') continue;
      const descriptor = Object.getOwnPropertyDescriptor(Class.prototype, key);
      if (typeof descriptor.value === 'function') dress(descriptor.value, key);
      if (descriptor.get) dress(descriptor.get, `get ${key}`);
      if (descriptor.set) dress(descriptor.set, `set ${key}`);
      Object.defineProperty(Class.prototype, key, { ...descriptor, enumerable: true });
    }
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: name, configurable: true });
  };
  // The fakes hang below the native prototypes, so that instanceof answers as the page expects.
  const adopt = (Class, name) => {
    const Native = window[name];
    if (typeof Native === 'function') Object.setPrototypeOf(Class.prototype, Native.prototype);
    dressClass(Class, name);
  };
  const handlers = (Class, types) => {
    for (const type of types) {
      const slot = new WeakMap();
      const { get, set } = Object.getOwnPropertyDescriptor({
        get handler() {
          return slot.get(this) || null;
        },
        set handler(value) {
          slot.set(this, typeof value === 'function' ? value : null);
        },
      }, 'handler');
      dress(get, `get on${type}`);
      dress(set, `set on${type}`);
      Object.defineProperty(Class.prototype, `on${type}`, { get, set, enumerable: true, configurable: true });
    }
  };
  const fire = (target, event) => {
    target.dispatchEvent(event);
    const handler = target[`on${event.type}`];
    if (typeof handler === 'function') handler.call(target, event);
  };
  const hex = (digits) => Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

  // EventTargets cannot be made without their constructor, so each fake is born as one and then renamed.
  const born = (Class) => Object.setPrototypeOf(new EventTarget(), Class.prototype);

  // --- tracks and streams --------------------------------------------------------------------------------

  const inside = new WeakMap();
  const of = (object) => {
    const state = inside.get(object);
    if (!state) throw new TypeError('Illegal invocation');
    return state;
  };

  class Track {
    get kind() { return of(this).kind; }
    get id() { return of(this).id; }
    get label() { return of(this).label; }
    get enabled() { return of(this).enabled; }
    set enabled(value) { of(this).enabled = Boolean(value); }
    get muted() { return of(this).muted; }
    get readyState() { return of(this).readyState; }
    get contentHint() { return of(this).contentHint; }
    set contentHint(value) { of(this).contentHint = String(value); }
    clone() { return makeTrack(of(this).kind); }
    stop() { of(this).readyState = 'ended'; }
    getCapabilities() { return {}; }
    getConstraints() { return {}; }
    getSettings() {
      const { kind, id } = of(this);
      return kind === 'video'
        ? { aspectRatio: 640 / 480, deviceId: id, frameRate: 30, height: 480, resizeMode: 'none', width: 640 }
        : { channelCount: 1, deviceId: id, latency: 0.01, sampleRate: 48000, sampleSize: 16 };
    }
    async applyConstraints() {}
  }
  adopt(Track, 'MediaStreamTrack');
  handlers(Track, ['ended', 'mute', 'unmute']);
  const makeTrack = (kind) => {
    const track = born(Track);
    inside.set(track, {
      kind, id: uuid(), label: `remote ${kind}`, enabled: true, muted: false, readyState: 'live', contentHint: '',
    });
    return track;
  };

  class Stream {
    get id() { return of(this).id; }
    get active() { return of(this).tracks.some((track) => track.readyState === 'live'); }
    getTracks() { return of(this).tracks.slice(); }
    getAudioTracks() { return of(this).tracks.filter((track) => track.kind === 'audio'); }
    getVideoTracks() { return of(this).tracks.filter((track) => track.kind === 'video'); }
    getTrackById(id) { return of(this).tracks.find((track) => track.id === id) || null; }
    addTrack(track) { if (!of(this).tracks.includes(track)) of(this).tracks.push(track); }
    removeTrack(track) { of(this).tracks = of(this).tracks.filter((other) => other !== track); }
    clone() { return makeStream(of(this).tracks.map((track) => track.clone())); }
  }
  adopt(Stream, 'MediaStream');
  handlers(Stream, ['addtrack', 'removetrack', 'active', 'inactive']);
  const makeStream = (tracks) => {
    const stream = born(Stream);
    inside.set(stream, { id: uuid(), tracks });
    return stream;
  };

  // --- senders, receivers, transceivers, channels ----------------------------------------------------------

  const codecs = {
    audio: [{ clockRate: 48000, channels: 2, mimeType: 'audio/opus', payloadType: 111, sdpFmtpLine: 'minptime=10;useinbandfec=1' }],
    video: [{ clockRate: 90000, mimeType: 'video/VP8', payloadType: 96 }, { clockRate: 90000, mimeType: 'video/rtx', payloadType: 97, sdpFmtpLine: 'apt=96' }],
  };
  class Receiver {
    get track() { return of(this).track; }
    get transport() { return null; }
    getParameters() {
      return { codecs: codecs[of(this).track.kind], headerExtensions: [], rtcp: { cname: '', reducedSize: true } };
    }
    getContributingSources() { return []; }
    getSynchronizationSources() { return []; }
    async getStats() { return new Map(); }
  }
  adopt(Receiver, 'RTCRtpReceiver');
  class Sender {
    get track() { return of(this).track; }
    get transport() { return null; }
    get dtmf() { return null; }
    getParameters() { return { codecs: [], encodings: [], headerExtensions: [], rtcp: {}, transactionId: uuid() }; }
    async setParameters() {}
    async replaceTrack(track) { of(this).track = track; }
    setStreams() {}
    async getStats() { return new Map(); }
  }
  adopt(Sender, 'RTCRtpSender');
  class Transceiver {
    get mid() { return of(this).mid; }
    get sender() { return of(this).sender; }
    get receiver() { return of(this).receiver; }
    get direction() { return of(this).direction; }
    set direction(value) { of(this).direction = value; }
    get currentDirection() { return of(this).currentDirection; }
    setCodecPreferences() {}
    stop() { of(this).direction = 'stopped'; of(this).receiver.track.stop(); }
  }
  adopt(Transceiver, 'RTCRtpTransceiver');
  const make = (Class, state) => {
    const object = Object.create(Class.prototype);
    inside.set(object, state);
    return object;
  };
  const makeTransceiver = (kind, mid, direction, sent) => make(Transceiver, {
    mid,
    direction,
    currentDirection: null,
    sender: make(Sender, { track: sent }),
    receiver: make(Receiver, { track: makeTrack(kind) }),
  });
  class Channel {
    get label() { return of(this).label; }
    get readyState() { return of(this).readyState; }
    get bufferedAmount() { return 0; }
    get ordered() { return true; }
    get id() { return null; }
    send() { throw new DOMException("RTCDataChannel.readyState is not 'open'", 'InvalidStateError'); }
    close() { of(this).readyState = 'closed'; }
  }
  adopt(Channel, 'RTCDataChannel');
  handlers(Channel, ['open', 'message', 'close', 'closing', 'error', 'bufferedamountlow']);

  // --- session descriptions --------------------------------------------------------------------------------

  const sections = (sdp) => String(sdp).split(/\r?\n(?=m=)/).slice(1).map((text, index) => {
    const kind = (/^m=(\w+)/.exec(text) || [])[1];
    const mid = (/^a=mid:(\S+)/m.exec(text) || [])[1];
    const direction = (/^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(text) || [])[1];
    return { kind, mid: mid === undefined ? String(index) : mid, direction: direction || 'sendrecv' };
  });
  const fingerprint = Array.from({ length: 32 }, () => hex(2).toUpperCase()).join(':');
  const writeSdp = (medias, setup) => {
    const ufrag = hex(4);
    const pwd = hex(24);
    const lines = [
      'v=0',
      `o=- ${Math.floor(Math.random() * 9e15) + 1e15} 2 IN IP4 127.0.0.1`,
      's=-',
      't=0 0',
      `a=group:BUNDLE ${medias.map((media) => media.mid).join(' ')}`,
      'a=extmap-allow-mixed',
      'a=msid-semantic: WMS',
    ];
    for (const { kind, mid, direction } of medias) {
      const data = kind === 'application';
      lines.push(data
        ? 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel'
        : `m=${kind} 9 UDP/TLS/RTP/SAVPF ${kind === 'video' ? '96 97' : '111'}`);
      lines.push('c=IN IP4 0.0.0.0', `a=ice-ufrag:${ufrag}`, `a=ice-pwd:${pwd}`, 'a=ice-options:trickle');
      lines.push(`a=fingerprint:sha-256 ${fingerprint}`, `a=setup:${setup}`, `a=mid:${mid}`);
      if (data) {
        lines.push('a=sctp-port:5000', 'a=max-message-size:262144');
        continue;
      }
      lines.push('a=rtcp:9 IN IP4 0.0.0.0', `a=${direction}`, 'a=rtcp-mux', 'a=rtcp-rsize');
      if (kind === 'video') lines.push('a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 nack pli', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96');
      else lines.push('a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1');
    }
    return `${lines.join('\r\n')}\r\n`;
  };
  const mirrored = { sendrecv: 'recvonly', sendonly: 'recvonly', recvonly: 'inactive', inactive: 'inactive' };
  const describe = (type, sdp) => (typeof RTCSessionDescription === 'function'
    ? new RTCSessionDescription({ type, sdp })
    : { type, sdp });

  // --- the connection --------------------------------------------------------------------------------------

  const closed = (state) => {
    if (state.signaling === 'closed') {
      throw new DOMException("The RTCPeerConnection's signalingState is 'closed'.", 'InvalidStateError');
    }
  };

  class PeerConnection extends EventTarget {
    constructor(configuration) {
      super();
      inside.set(this, {
        configuration: { bundlePolicy: 'balanced', iceServers: [], iceTransportPolicy: 'all', ...configuration },
        signaling: 'stable', connection: 'new', ice: 'new', gathering: 'new',
        local: null, remote: null, offered: [], transceivers: [], data: false,
      });
    }
    get signalingState() { return of(this).signaling; }
    get connectionState() { return of(this).connection; }
    get iceConnectionState() { return of(this).ice; }
    get iceGatheringState() { return of(this).gathering; }
    get localDescription() { return of(this).local; }
    get currentLocalDescription() { return of(this).signaling === 'stable' ? of(this).local : null; }
    get pendingLocalDescription() { return of(this).signaling === 'stable' ? null : of(this).local; }
    get remoteDescription() { return of(this).remote; }
    get currentRemoteDescription() { return of(this).signaling === 'stable' ? of(this).remote : null; }
    get pendingRemoteDescription() { return of(this).signaling === 'stable' ? null : of(this).remote; }
    get canTrickleIceCandidates() { return of(this).remote ? true : null; }
    get sctp() { return null; }

    getConfiguration() { return { ...of(this).configuration }; }
    setConfiguration(configuration) { of(this).configuration = { ...of(this).configuration, ...configuration }; }
    getTransceivers() { return of(this).transceivers.slice(); }
    getReceivers() { return of(this).transceivers.map((transceiver) => transceiver.receiver); }
    getSenders() { return of(this).transceivers.map((transceiver) => transceiver.sender); }

    addTransceiver(trackOrKind, init) {
      const state = of(this);
      closed(state);
      const kind = typeof trackOrKind === 'string' ? trackOrKind : trackOrKind.kind;
      const transceiver = makeTransceiver(kind, null, (init && init.direction) || 'sendrecv', typeof trackOrKind === 'string' ? null : trackOrKind);
      state.transceivers.push(transceiver);
      setTimeout(() => fire(this, new Event('negotiationneeded')), 0);
      return transceiver;
    }
    addTrack(track) { return this.addTransceiver(track).sender; }
    removeTrack(sender) { of(sender).track = null; }
    createDataChannel(label) {
      const state = of(this);
      closed(state);
      state.data = true;
      const channel = born(Channel);
      inside.set(channel, { label: String(label), readyState: 'connecting' });
      return channel;
    }

    async createOffer() {
      const state = of(this);
      closed(state);
      state.transceivers.forEach((transceiver, index) => {
        if (transceiver.mid === null) of(transceiver).mid = String(index);
      });
      const medias = state.transceivers.map(({ receiver, mid, direction }) => ({ kind: receiver.track.kind, mid, direction }));
      if (state.data) medias.push({ kind: 'application', mid: String(medias.length) });
      return describe('offer', writeSdp(medias, 'actpass'));
    }
    async createAnswer() {
      const state = of(this);
      closed(state);
      if (state.signaling !== 'have-remote-offer') {
        throw new DOMException("PeerConnection cannot create an answer in a state other than have-remote-offer or have-local-pranswer.", 'InvalidStateError');
      }
      const medias = state.offered.map((media) => ({ ...media, direction: mirrored[media.direction] }));
      return describe('answer', writeSdp(medias, 'active'));
    }
    async setLocalDescription(description) {
      const state = of(this);
      closed(state);
      const given = description && description.type ? description
        : state.signaling === 'have-remote-offer' ? await this.createAnswer() : await this.createOffer();
      state.local = describe(given.type, given.sdp);
      state.signaling = given.type === 'offer' ? 'have-local-offer' : 'stable';
      fire(this, new Event('signalingstatechange'));
      setTimeout(() => gather(this), 0);
    }
    async setRemoteDescription(description) {
      const state = of(this);
      closed(state);
      state.remote = describe(description.type, description.sdp);
      if (description.type !== 'offer') {
        state.signaling = 'stable';
        fire(this, new Event('signalingstatechange'));
        return;
      }
      state.signaling = 'have-remote-offer';
      fire(this, new Event('signalingstatechange'));
      state.offered = sections(description.sdp);
      const medias = state.offered.filter(({ kind }) => kind === 'audio' || kind === 'video');
      const stream = makeStream([]);
      const fresh = medias.map(({ kind, mid, direction }) => {
        const transceiver = makeTransceiver(kind, mid, mirrored[direction], null);
        state.transceivers.push(transceiver);
        if (direction === 'sendrecv' || direction === 'sendonly') stream.addTrack(transceiver.receiver.track);
        return { transceiver, sends: direction === 'sendrecv' || direction === 'sendonly' };
      });
      for (const { transceiver, sends } of fresh) {
        if (!sends) continue;
        const event = new Event('track');
        if (typeof RTCTrackEvent === 'function') Object.setPrototypeOf(event, RTCTrackEvent.prototype);
        const { receiver } = transceiver;
        for (const [key, value] of Object.entries({ track: receiver.track, receiver, transceiver, streams: [stream] })) {
          Object.defineProperty(event, key, { value, enumerable: true, configurable: true });
        }
        fire(this, event);
      }
    }
    async addIceCandidate() { closed(of(this)); }
    async getStats() { return new Map(); }
    getRemoteStreams() { return []; }
    getLocalStreams() { return []; }
    restartIce() {}

    close() {
      const state = of(this);
      if (state.signaling === 'closed') return;
      state.signaling = 'closed';
      state.connection = 'closed';
      state.ice = 'closed';
      for (const transceiver of state.transceivers) transceiver.stop();
    }
  }
  dressClass(PeerConnection, 'RTCPeerConnection');
  handlers(PeerConnection, [
    'track', 'icecandidate', 'icecandidateerror', 'iceconnectionstatechange', 'icegatheringstatechange',
    'signalingstatechange', 'connectionstatechange', 'negotiationneeded', 'datachannel', 'addstream', 'removestream',
  ]);
  PeerConnection.generateCertificate = dress(async () => ({ expires: Date.now() + 2592e6, getFingerprints: () => [] }), 'generateCertificate');

  const gather = (connection) => {
    const state = of(connection);
    if (state.signaling === 'closed' || state.gathering === 'complete') return;
    state.gathering = 'gathering';
    fire(connection, new Event('icegatheringstatechange'));
    state.gathering = 'complete';
    fire(connection, new Event('icegatheringstatechange'));
    fire(connection, Object.defineProperty(new Event('icecandidate'), 'candidate', { value: null }));
  };

  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
    if (name === 'webkitRTCPeerConnection' && !(name in window)) continue;
    Object.defineProperty(window, name, { value: PeerConnection, writable: true, enumerable: false, configurable: true });
  }
})();
