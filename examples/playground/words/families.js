// What a failure of each family points to, as in docs/reading-a-report.md. A failure that points to the
// verdict explains the verdict best.
import { wordsFor } from "./look-up.js";

const POINTS_TO = {
  presence: "absence",
  brand: "fake", event: "fake", challenge: "fake", track: "fake",
  connection: "behaviour", refusal: "behaviour", delivery: "behaviour", lifecycle: "behaviour",
  renegotiation: "behaviour", sender: "behaviour", offer: "behaviour",
  concealment: "hiding", capabilities: "hiding", transport: "hiding", received: "hiding", codec: "hiding",
  constructor: "wrapping", surface: "wrapping", configuration: "wrapping",
  media: "media",
  engine: "context",
};

const EXPLAINS = {
  emulated: ["fake", "behaviour"],
  tampered: ["hiding", "behaviour", "wrapping"],
  instrumented: ["wrapping", "hiding", "behaviour"],
  blocked: ["absence"],
  inconclusive: ["media", "behaviour"],
};

/** How badly a failure of the check explains this verdict; 0 is best. */
export function distance(check, verdict) {
  const order = wordsFor(EXPLAINS, verdict, []);
  const place = order.indexOf(wordsFor(POINTS_TO, check.split(".", 1)[0]));
  return place < 0 ? order.length : place;
}
