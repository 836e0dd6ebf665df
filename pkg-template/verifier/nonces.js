// Nonces: signed ones, which nobody needs to keep, and random ones, which a store keeps.
//
// A signed one is `issued.expires.random.signature`. The first two are ms since 1970 to the base of 36,
// the last is the first half of HMAC-SHA-256 in hexadecimal digits, over `nonce:`, what stands before it,
// `:` and the session. The crate `ontrack-verifier` has the same ones.

import { refusal } from "./refusal.js";

const RANDOM_BYTES = 16;
const SIGNATURE_BYTES = 16;
const BASE = 36;

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const random = () => hex(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));

const utf8 = (text) => (typeof text === "string" ? new TextEncoder().encode(text) : text);

/** In constant time. */
const isSame = (one, other) => {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
};

/** What a store may be asked for: nobody chooses its keys. */
const KEPT = /^[\w-]{1,64}$/;

/** Its signature covers `TEXT:SESSION`: a text with a colon could take a part of the session's name. */
const SIGNED = /^[0-9a-z]+\.[0-9a-z]+\.[0-9a-f]{32}\.[0-9a-f]{32}$/;

const unknown = () => refusal("nonce-unknown", "the nonce was not issued here, or for another session");

/** The first secret signs, and all verify: so a secret can be changed. */
export const signedNonces = ({ secret, lifetimeMs, now }, store) => {
  const { subtle } = crypto;
  const secrets = [].concat(secret);
  const sign = async (secret, text, session) => {
    const key = await subtle.importKey("raw", utf8(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const mac = await subtle.sign("HMAC", key, utf8(`nonce:${text}:${session}`));
    return hex(new Uint8Array(mac, 0, SIGNATURE_BYTES));
  };

  return {
    async issue(session) {
      const issued = Math.floor(now());
      const expires = issued + lifetimeMs;
      const text = `${issued.toString(BASE)}.${expires.toString(BASE)}.${random()}`;
      return { nonce: `${text}.${await sign(secrets[0], text, session)}`, expires };
    },

    /** Counts it, once. */
    async use(nonce, session) {
      if (!SIGNED.test(nonce)) throw unknown();
      const end = nonce.lastIndexOf(".");
      const [text, signature] = [nonce.slice(0, end), nonce.slice(end + 1)];
      const right = await Promise.all(secrets.map((secret) => sign(secret, text, session)));
      if (!right.some((one) => isSame(one, signature))) throw unknown();
      const leftMs = parseInt(text.split(".")[1], BASE) - now();
      if (leftMs <= 0) throw refusal("nonce-expired", "the nonce is expired: probe again with a new one");
      if (!(await store.put(nonce, leftMs))) throw refusal("nonce-replayed", "evidence with this nonce came before");
    },
  };
};

/** Each is in the store until it is used or expires. */
export const storedNonces = ({ store, lifetimeMs, now }) => {
  const keyOf = (nonce, session) => `${nonce}:${session}`;
  return {
    async issue(session) {
      const nonce = random();
      await store.put(keyOf(nonce, session), lifetimeMs);
      return { nonce, expires: Math.floor(now()) + lifetimeMs };
    },

    async use(nonce, session) {
      if (!KEPT.test(nonce) || !(await store.take(keyOf(nonce, session)))) throw unknown();
    },
  };
};
