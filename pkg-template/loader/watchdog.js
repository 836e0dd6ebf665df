// The last resort against a page that breaks the module or stops its own deadlines:
// nobody who asks for a report waits for ever.

import { alarm } from "./alarm.js";
import { unavailable } from "./unavailable.js";

const GRACE_MS = 2000;

/** The report where none came, and what stands for it until then. */
export const stalled = () => unavailable("stalled", "TIMEOUT");

/**
 * `ask` gives the promise of an object; `lost` is called where none came of it, and what comes
 * instead is `stalled`. Awaiting an object with a `then` of its own needs nothing that a page
 * can replace.
 */
export const watchdog = async (ask, timeoutMs, lost) => {
  const first = {
    then(resolve, reject) {
      let isOver = false;
      const end = () => {
        if (isOver) return;
        isOver = true;
        lost();
        resolve(stalled);
      };
      let silence;
      // Counted from when the page comes to itself: the module's own deadline waits for a busy page as well.
      const grace = () => {
        silence?.();
        silence = alarm(GRACE_MS, end);
      };
      // Asked before the alarm is set, which a page may ring at once: what is lost is what was asked.
      let asked;
      try {
        asked = ask();
      } catch {
        end();
        return;
      }
      silence = alarm(timeoutMs, grace);
      const wait = async () => {
        try {
          const answer = await asked;
          // The page has broken what writes it.
          if (typeof answer === "object") resolve(answer);
          else end();
        } catch (error) {
          // The module rejects for wrong options and aborts only.
          reject(error);
        }
        isOver = true;
        silence();
      };
      wait();
    },
  };
  return await first;
};
