// Watching a connection of the page's own: attached at once, though the WebAssembly
// may still be on its way.
//
// Promises are waited for by syntax: the page may have replaced their methods, and what a
// callback of ours threw in one would be told to whoever watches over the page.

import { option } from "./option.js";

const isConnection = (connection) =>
  typeof connection?.addEventListener === "function" && typeof connection.getReceivers === "function";

// A module that never comes is told by the reports.
const started = async (start) => {
  try {
    return await start();
  } catch {}
};

/**
 * The connection as it is watched; nothing where it is none. `start` gives the module's `watch`,
 * `unavailable` a report where there is none.
 */
export const watched = (connection, options, start, unavailable) => {
  if (!isConnection(connection)) return undefined;
  const missed = [];
  const keep = (event) => {
    missed[missed.length] = event;
  };
  let isLost = false;

  const begin = async () => {
    try {
      connection.addEventListener("track", keep);
      const watch = await started(start);
      if (!isLost) return watch?.(connection, options, missed);
    } finally {
      connection.removeEventListener("track", keep);
    }
  };
  try {
    const signal = option(options, "signal");
    const begun = begin();
    const told = async (ask) => {
      let watch;
      try {
        watch = await begun;
      } catch (error) {
        if (error instanceof TypeError) throw error;
      }
      return (watch && (await ask(watch))) ?? unavailable();
    };
    const stop = async () => {
      try {
        (await begun)?.stop();
      } catch {}
    };
    const ended = told((watch) => watch.ended());
    // Whoever does not ask for the end does not hear of a wrong option by it.
    const forget = async () => {
      try {
        await ended;
      } catch {}
      signal?.removeEventListener("abort", stop);
    };
    forget();
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { __proto__: null, once: true });
    return { ended, stop, report: () => told((watch) => watch.report()) };
  } catch (error) {
    isLost = true;
    throw error;
  }
};
