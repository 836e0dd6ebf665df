/** The peer, in a script of its own. */
import FingerprintJS from "@fingerprintjs/fingerprintjs";

/** Its start; what it finds out is not asked for. */
export const start = () => FingerprintJS.load({ monitoring: false, delayFallback: 0 });
