/**
 * @technique Wraps getStats openly and makes the numbers look better: get, forEach, values and entries of the native report are overridden on the report itself and hand out edited copies.
 * @seen quality monitors that smooth their charts, scripts that hide loss and resolution
 * @shows getStats is script; the report has members of its own, and a fresh realm reads other numbers from it
 * @verdict instrumented
 * @loopback tampered
 */
(() => {
  if (typeof RTCPeerConnection !== 'function') return;
  const { getStats } = RTCPeerConnection.prototype;
  const better = (entry) => {
    if (entry.type !== 'inbound-rtp') return entry;
    return { ...entry, packetsReceived: entry.packetsReceived + 1000, framesDecoded: entry.framesDecoded + 1000, packetsLost: 0 };
  };
  RTCPeerConnection.prototype.getStats = async function (...args) {
    const report = await getStats.apply(this, args);
    const edited = new Map([...report].map(([id, entry]) => [id, better(entry)]));
    for (const method of ['get', 'forEach', 'values', 'entries']) report[method] = edited[method].bind(edited);
    return report;
  };
})();
