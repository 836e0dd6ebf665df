/**
 * @technique A generator in place of the iterator of statistics.
 * @seen a red team's trial
 * @shows the members under symbols
 * @verdict instrumented
 */
(() => {
  const { prototype } = RTCStatsReport;
  const native = prototype[Symbol.iterator];
  const seen = [];
  prototype[Symbol.iterator] = function* () {
    for (const one of native.call(this)) {
      seen.push(one);
      yield one;
    }
  };
})();
