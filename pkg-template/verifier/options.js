// The options of `createVerifier`.

import { option } from "../loader/option.js";
import { isBytes } from "./body.js";
import { isPolicy, takes as policyTakes } from "./policy.js";

/** As much as the judge reads. */
const MOST_BYTES = 1048576;
const LONGEST_LIFETIME = 86400000;

const isSecret = (secret) => (typeof secret === "string" ? secret.length : isBytes(secret) ? secret.byteLength : 0) >= 16;
const isFunction = (value) => typeof value === "function";
const isWhole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;

/** What is right, and the words for it. */
const known = () => ({
  secret: [
    (secret) => [].concat(secret).length > 0 && [].concat(secret).every(isSecret),
    "text or bytes of 16 bytes or more, or a list of them",
  ],
  store: [(store) => isFunction(option(store, "put")), "an object with put, and with take where there is no secret"],
  policy: [isPolicy, policyTakes()],
  lifetimeMs: [isWhole(1000, LONGEST_LIFETIME), `a whole number of ms from 1000 to ${LONGEST_LIFETIME}`],
  limitBytes: [isWhole(1, MOST_BYTES), `a whole number of bytes from 1 to ${MOST_BYTES}`],
  now: [isFunction, "a function that returns ms since 1970"],
});

export const wrong = (message) => Object.assign(new TypeError(message), { code: "invalid-option" });

/** All options; those that were left out have their default. */
export const optionsOf = (options = {}) => {
  if (typeof options !== "object" || options === null) throw wrong("createVerifier takes an object of options");
  const all = known();
  const given = { policy: "login", lifetimeMs: 300000, limitBytes: MOST_BYTES, now: Date.now };
  for (const name of Object.keys(options)) {
    if (!option(all, name)) throw wrong(`createVerifier has no option ${name}: it has ${Object.keys(all).join(", ")}`);
    const value = options[name];
    if (value === undefined) continue;
    const [isRight, takes] = all[name];
    if (!isRight(value)) throw wrong(`createVerifier option ${name} takes ${takes}`);
    given[name] = value;
  }
  if (!given.secret && !isFunction(option(given.store, "take"))) {
    throw wrong("createVerifier needs the option secret, or store with put and take");
  }
  if (typeof crypto !== "object") {
    throw wrong("createVerifier needs WebCrypto: in Node 18 set globalThis.crypto to webcrypto of node:crypto");
  }
  return given;
};
