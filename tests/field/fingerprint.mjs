// What fingerprint-injector has a browser run before every document.
import { FingerprintGenerator } from "fingerprint-generator";
import { FingerprintInjector } from "fingerprint-injector";

const browsers = { chromium: "chrome", firefox: "firefox" };

/** What `make` makes, with chance that repeats itself: a row must not change by itself. */
function sameEachTime(make) {
  const { random } = Math;
  let state = 7;
  Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  try {
    return make();
  } finally {
    Math.random = random;
  }
}

/** Its script for a desktop with a browser of the same engine. */
export const injected = (engine, mockWebRTC) =>
  sameEachTime(() => {
    const { fingerprint, headers } = new FingerprintGenerator().getFingerprint({
      browsers: [browsers[engine]],
      devices: ["desktop"],
      operatingSystems: ["linux"],
      mockWebRTC,
    });
    // A number that no browser of this machine tells by itself.
    fingerprint.navigator.hardwareConcurrency = 14;
    return new FingerprintInjector().getInjectableScript({ fingerprint, headers });
  });
