// What a glue keeps where it runs outside of browsers too: Jest's jsdom has no text encoding.

import { TextDecoder as Decoder, TextEncoder as Encoder } from "../loader/kept.js";

export * from "../loader/kept.js";

/** Reads UTF-8, of which the module writes no other. */
class SpelledDecoder {
  decode(bytes = []) {
    let spelled = "";
    for (const byte of bytes) spelled += `%${(byte + 256).toString(16).slice(1)}`;
    return decodeURIComponent(spelled);
  }
}

class SpelledEncoder {
  encode(text) {
    // With `u` these are half of a pair without the other half.
    const spelled = encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));
    const bytes = spelled.match(/%..|./g) || [];
    return Uint8Array.from(bytes, (byte) => (byte[1] ? parseInt(byte.slice(1), 16) : byte.charCodeAt()));
  }
}

export const TextDecoder = Decoder || SpelledDecoder;
export const TextEncoder = Encoder || SpelledEncoder;
