/**
 * @technique A class over EventTarget with settable state and asynchronous no-ops, whose ontrack never fires.
 * @seen the usual second generation of hand-written stubs
 * @shows it accepts any policy, any URL and garbage SDP; the answer is empty; states are writable; no track
 * @verdict emulated
 */
(() => {
  class RTCPeerConnection extends EventTarget {
    constructor(configuration) {
      super();
      this.configuration = configuration || {};
      this.signalingState = 'stable';
      this.connectionState = 'new';
      this.iceConnectionState = 'new';
      this.iceGatheringState = 'new';
      this.localDescription = null;
      this.remoteDescription = null;
      this.ontrack = null;
      this.onicecandidate = null;
      this.ondatachannel = null;
      this.onnegotiationneeded = null;
      this.onsignalingstatechange = null;
      this.onconnectionstatechange = null;
    }
    async createOffer() {
      return { type: 'offer', sdp: '' };
    }
    async createAnswer() {
      return { type: 'answer', sdp: '' };
    }
    async setLocalDescription(description) {
      this.localDescription = description || { type: 'offer', sdp: '' };
      this.signalingState = this.localDescription.type === 'offer' ? 'have-local-offer' : 'stable';
      this.iceGatheringState = 'complete';
    }
    async setRemoteDescription(description) {
      this.remoteDescription = description;
      this.signalingState = description && description.type === 'offer' ? 'have-remote-offer' : 'stable';
    }
    async addIceCandidate() {}
    async getStats() {
      return new Map();
    }
    getConfiguration() {
      return this.configuration;
    }
    setConfiguration(configuration) {
      this.configuration = configuration;
    }
    createDataChannel(label) {
      const channel = new EventTarget();
      return Object.assign(channel, { label, readyState: 'connecting', close() {}, send() {} });
    }
    addTrack(track) {
      return { track };
    }
    addTransceiver(trackOrKind) {
      return { mid: null, direction: 'sendrecv', sender: {}, receiver: {}, kind: trackOrKind };
    }
    removeTrack() {}
    getSenders() {
      return [];
    }
    getReceivers() {
      return [];
    }
    getTransceivers() {
      return [];
    }
    restartIce() {}
    close() {
      this.signalingState = 'closed';
      this.connectionState = 'closed';
      this.iceConnectionState = 'closed';
    }
  }
  window.RTCPeerConnection = RTCPeerConnection;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = RTCPeerConnection;
})();
