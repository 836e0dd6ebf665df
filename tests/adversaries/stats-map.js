/**
 * @technique Wraps getStats and answers with a Map whose inbound streams are made up from the clock.
 * @seen test doubles of call applications, bots that have no media to count
 * @shows getStats is script; the report is no RTCStatsReport, and its streams name no track that arrived
 * @verdict instrumented
 * @loopback tampered
 */
(() => {
  if (typeof RTCPeerConnection !== 'function') return;
  const begun = performance.now();
  RTCPeerConnection.prototype.getStats = function () {
    const seconds = (performance.now() - begun) / 1000;
    const entries = this.getTransceivers().map(({ mid, receiver }, index) => ({
      id: `IT${index}`,
      type: 'inbound-rtp',
      kind: receiver.track.kind,
      mid: mid === null ? undefined : mid,
      ssrc: 1000 + index,
      timestamp: Date.now(),
      codecId: 'C1',
      trackIdentifier: crypto.randomUUID ? crypto.randomUUID() : String(index),
      packetsReceived: Math.round(seconds * 50),
      bytesReceived: Math.round(seconds * 50_000),
      framesDecoded: Math.round(seconds * 25),
      jitter: 0.01,
    }));
    entries.push({ id: 'C1', type: 'codec', mimeType: 'video/VP8', payloadType: 96, timestamp: Date.now() });
    return Promise.resolve(new Map(entries.map((entry) => [entry.id, entry])));
  };
})();
