// The names of all options. A wrong value is for the module to refuse; a name that it does not ask for
// it would never see.
//
// By syntax alone, because the page may have replaced what lists or compares names.

import { option } from "./option.js";

export const OF_PROBE = { __proto__: null, source: 1, effort: 1, timeoutMs: 1, onProgress: 1, signal: 1, nonce: 1, connectionBudget: 1 };
export const OF_WATCH = { __proto__: null, offline: 1, signal: 1, nonce: 1, connectionBudget: 1 };
const OF_SOURCE = {
  __proto__: null,
  kind: 1,
  codecs: 1,
  url: 1,
  token: 1,
  iceServers: 1,
  channel: 1,
  offer: 1,
  answer: 1,
  exchange: 1,
  candidate: 1,
  candidates: 1,
};

/** What is wrong with a name that was given, and the known one that begins most like it. */
const wrong = (options, names, prefix) => {
  for (const name in options) {
    if (names[name] || option(options, name) === undefined) continue;
    let most = 1;
    let hint = "";
    for (const known in names) {
      let alike = 0;
      while (known[alike] && known[alike] === name[alike]) alike += 1;
      if (alike > most) {
        most = alike;
        hint = `: did you mean ${known}?`;
      }
    }
    return `there is no option ${prefix}${name}${hint}`;
  }
};

/** Throws for a name that is not among `names`, or not a member of any source. */
export const refuseUnknown = (options, names) => {
  let why;
  try {
    why = wrong(options, names, "") || wrong(option(options, "source"), OF_SOURCE, "source.");
  } catch {
    // What cannot be read is for the module to refuse.
  }
  if (why) throw new TypeError(why);
};
