// Watching a connection of the page's own: attached at once, though the WebAssembly
// may still be on its way.

import { option } from "./option.js";

const isConnection = (connection) =>
  typeof connection?.addEventListener === "function" && typeof connection.getReceivers === "function";

/** `start` gives the module's `watch`, `unavailable` a report where there is none. */
export const watching = (connection, options, start, unavailable) => {
  if (!isConnection(connection)) throw new TypeError("watch takes an RTCPeerConnection as its first argument");
  const signal = option(options, "signal");
  const missed = [];
  const keep = (event) => missed.push(event);
  connection.addEventListener("track", keep);

  const begun = start()
    .then((watch) => watch(connection, options, missed))
    .finally(() => connection.removeEventListener("track", keep));
  const stop = () => begun.then((watch) => watch.stop()).catch(() => {});
  const told = (ask) => begun.then(async (watch) => (await ask(watch)) ?? unavailable(), (error) => {
    if (error instanceof TypeError) throw error;
    return unavailable();
  });
  const ended = told((watch) => watch.ended());

  if (signal?.aborted) stop();
  else signal?.addEventListener("abort", stop, { __proto__: null, once: true });
  ended.catch(() => {}).then(() => signal?.removeEventListener("abort", stop));
  return { ended, stop, report: () => told((watch) => watch.report()) };
};
