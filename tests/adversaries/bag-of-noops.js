/**
 * @technique A plain function that returns an object full of asynchronous no-ops.
 * @seen the usual stub of test suites, pasted into automation scripts
 * @shows no EventTarget, everything an own key of the instance, no setRemoteDescription, no brand
 * @verdict emulated
 */
(() => {
  function RTCPeerConnection() {
    return {
      signalingState: 'stable',
      connectionState: 'new',
      iceConnectionState: 'new',
      iceGatheringState: 'complete',
      localDescription: null,
      remoteDescription: null,
      onicecandidate: null,
      ontrack: null,
      createOffer: async () => ({ type: 'offer', sdp: '' }),
      createAnswer: async () => ({ type: 'answer', sdp: '' }),
      setLocalDescription: async () => {},
      addIceCandidate: async () => {},
      getStats: async () => new Map(),
      createDataChannel: () => ({ close() {}, send() {} }),
      addTrack: () => ({}),
      addEventListener() {},
      removeEventListener() {},
      close() {},
    };
  }
  window.RTCPeerConnection = RTCPeerConnection;
  if ('webkitRTCPeerConnection' in window) window.webkitRTCPeerConnection = RTCPeerConnection;
})();
