// The last resort against a page that stops the module's own deadlines: nobody who
// asks for a report waits for ever.

import { unavailable } from "./unavailable.js";

const GRACE_MS = 2000;

export const watchdog = async (report, timeoutMs) => {
  let timer;
  const stalled = new Promise((resolve) => {
    timer = setTimeout(() => resolve(unavailable("stalled", "TIMEOUT")), timeoutMs + GRACE_MS);
  });
  try {
    return await Promise.race([report, stalled]);
  } finally {
    clearTimeout(timer);
  }
};
