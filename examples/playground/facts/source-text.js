// The layout of the engine's native source texts, with NAME in place of the name.

import { told } from "./ask.js";

const NATIVE = /^function\s*(get |set )?[\w$]*\s*\([^)]*\)\s*\{\s*\[native code\]\s*\}\s*$/;

/** The layout of a native text; `(other)` for any other text, which the page wrote. */
function layout(subject) {
  const text = Function.prototype.toString.call(subject);
  return NATIVE.test(text) ? text.replace(/^(function\s*(?:get |set )?)[\w$]+/, "$1NAME") : "(other)";
}

const getter = (name) => Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, name).get;

export function sourceText() {
  return {
    constructor: told(() => layout(RTCPeerConnection)),
    method: told(() => layout(RTCPeerConnection.prototype.createOffer)),
    getter: told(() => layout(getter("signalingState"))),
    event: told(() => layout(RTCTrackEvent)),
    ordinary: told(() => layout(Math.max)),
    bound: told(() => layout(function named() {}.bind(null))),
    proxy: told(() => layout(new Proxy(function named() {}, {}))),
  };
}
