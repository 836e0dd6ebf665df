/**
 * @package posthog-js
 * @does Counts what visitors do for PostHog
 * @verdict genuine
 * @proof it has counted a visit
 */
import posthog from "posthog-js";

let counted = 0;
posthog.init("phc_key", {
  api_host: location.origin,
  // Browsers that are driven are not counted otherwise.
  opt_out_useragent_filter: true,
  before_send: (event) => {
    counted += 1;
    return event;
  },
});

globalThis.field = { isAtWork: () => counted > 0 };
