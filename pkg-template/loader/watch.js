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
 * The connection as it is watched; nothing where it is none. `start` gives an instance of the module,
 * `unavailable` a report where there is none. Where an instance ends in the middle, the next watches.
 */
export const watched = (connection, options, start, unavailable) => {
  if (!isConnection(connection)) return undefined;
  let isLost = false;
  let isStopped = false;
  let begun;

  const begin = async () => {
    const missed = [];
    const keep = (event) => {
      missed[missed.length] = event;
    };
    try {
      connection.addEventListener("track", keep);
      const instance = await started(start);
      if (isLost || !instance) return undefined;
      const watch = await instance.ask((glue) => glue.watch(connection, options, missed));
      if (isStopped) watch?.stop();
      return { instance, watch };
    } finally {
      connection.removeEventListener("track", keep);
    }
  };

  const told = async (ask) => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const asked = begun;
      let found;
      try {
        found = await asked;
      } catch (error) {
        if (error instanceof TypeError) throw error;
      }
      if (!found) break;
      const report = found.watch && (await found.instance.ask(() => ask(found.watch)));
      if (report !== undefined || !found.instance.isOver()) return report ?? unavailable();
      if (begun === asked) begun = begin();
    }
    return unavailable();
  };

  try {
    const signal = option(options, "signal");
    begun = begin();
    const stop = async () => {
      isStopped = true;
      try {
        (await begun).watch.stop();
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
