/**
 * @technique Leaves getStats alone and replaces values, forEach and get of RTCStatsReport openly, with edited copies of the entries.
 * @seen extensions that correct what call applications measure
 * @shows the members of RTCStatsReport are script, and a fresh realm reads other numbers from the same report
 * @verdict instrumented
 * @loopback tampered
 */
(() => {
  if (typeof RTCStatsReport !== 'function') return;
  if (window.top !== window) return;
  const { entries, get } = RTCStatsReport.prototype;
  const edited = (entry) =>
    entry && entry.type === 'inbound-rtp' ? { ...entry, packetsReceived: entry.packetsReceived * 2 + 7 } : entry;
  RTCStatsReport.prototype.get = function (id) {
    return edited(get.call(this, id));
  };
  RTCStatsReport.prototype.values = function* () {
    for (const [, entry] of entries.call(this)) yield edited(entry);
  };
  RTCStatsReport.prototype.forEach = function (callback, self) {
    for (const [id, entry] of entries.call(this)) callback.call(self, edited(entry), id, this);
  };
})();
