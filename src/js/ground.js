// What the probe stands on: the functions that it calls, the ways to a frame, and the functions of
// the fresh realm that others are judged by.

import { descriptor } from "./descriptor.js";
import { add_to, bare_list } from "./primitives.js";

const WAYS = [
  ["document", "createElement"],
  ["document", "createElementNS"],
  ["Node", "prototype", "appendChild"],
  ["Node", "prototype", "insertBefore"],
  ["HTMLIFrameElement", "prototype", "contentWindow"],
  ["Document", "prototype", "defaultView"],
];

// Functions that a page sees called when a probe begins, or that stand between the module and
// what it reports.
const CALLED = [
  ["performance", "now"],
  ["crypto", "getRandomValues"],
  ["WebAssembly", "instantiate"],
  ["TextDecoder", "prototype", "decode"],
  ["TextEncoder", "prototype", "encodeInto"],
  ["JSON", "parse"],
];

// Not what an engine writes in script itself, nor what calls others: that needs more stack than a
// native function.
const JUDGING = [
  ["Function", "prototype", "toString"],
  ["Reflect", "ownKeys"],
  ["HTMLIFrameElement", "prototype", "contentWindow"],
  ["RTCPeerConnection", "prototype", "signalingState"],
  ["MediaStreamTrack", "prototype", "muted"],
  ["RTCTrackEvent", "prototype", "track"],
];

// The method, or the getter of the attribute.
const function_at = (scope, path) => {
  try {
    const last = path.length - 1;
    let owner = scope;
    for (let step = 0; step < last; step += 1) owner = owner[path[step]];
    const { get } = descriptor(owner, path[last]) || { __proto__: null };
    return get || owner[path[last]];
  } catch {}
};

const functions = (scope, paths) => {
  const found = bare_list();
  for (let index = 0; index < paths.length; index += 1) {
    const path = paths[index];
    const value = function_at(scope, path);
    if (typeof value === "function") add_to(found, { __proto__: null, name: `${path[0]}.${path[path.length - 1]}`, value });
  }
  return found;
};

export const ways = (scope) => functions(scope, WAYS);

export const called = (scope) => functions(scope, CALLED);

export const judging = (realm) => functions(realm, JUDGING);
