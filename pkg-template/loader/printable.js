// The module as text that any minifier, server and page passes on unchanged: printable
// ASCII without quotes, backslash, `$`, `<` and the backtick. A byte that is frequent is one
// character, any other is one of `{|}` and a character; so what repeats in the module repeats in
// the text, and compresses as well as the module does. In base64 it would not: there the same
// bytes look different at each of three places.

import { OPCODES, SECTIONS, STREAMS } from "./instructions.js";
import { pause } from "./pause.js";
import { moduleOf } from "./streams.js";

const LEFT_OUT = "\"$'<\\`";
const FIRST_ESCAPE = 123;
/** How many bytes a length has. */
const LONG_BYTES = 3;

/** The characters that stand for a byte alone, and how many there are. */
export const characters = () => {
  const places = new Uint8Array(FIRST_ESCAPE);
  let count = 0;
  for (let code = 32; code < FIRST_ESCAPE; code += 1) {
    if (!LEFT_OUT.includes(String.fromCharCode(code))) places[code] = count++;
  }
  return { __proto__: null, places, count };
};

/** All bytes: first the `frequent` ones in their order, then the others. */
export const alphabet = (frequent) => {
  const bytes = new Uint8Array(256);
  const isTaken = new Uint8Array(256);
  let length = 0;
  for (let index = 0; index < frequent.length; index += 1) {
    bytes[length++] = frequent[index];
    isTaken[frequent[index]] = 1;
  }
  for (let byte = 0; byte < 256; byte += 1) if (!isTaken[byte]) bytes[length++] = byte;
  return bytes;
};

export const bytesOf = async (text) => {
  const { places, count } = characters();
  const plain = alphabet([]);
  let index = 0;

  const read = (order, bytes, start, end) => {
    let place = index;
    for (let to = start; to < end; to += 1) {
      let base = 0;
      let code = text.charCodeAt(place++);
      if (code >= FIRST_ESCAPE) {
        base = (code - FIRST_ESCAPE + 1) * count;
        code = text.charCodeAt(place++);
      }
      bytes[to] = order[base + places[code]];
    }
    index = place;
    return bytes;
  };
  const long = () => {
    const bytes = read(plain, new Uint8Array(LONG_BYTES), 0, LONG_BYTES);
    return bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
  };

  const length = long();
  const lengths = [];
  let sum = 0;
  for (let stream = 0; stream < STREAMS; stream += 1) sum += lengths[stream] = long();
  const bytes = new Uint8Array(sum);
  const sections = lengths[SECTIONS];
  const numbers = sections + lengths[OPCODES];
  const own_alphabet = () => alphabet(read(plain, new Uint8Array(count), 0, count));
  read(own_alphabet(), bytes, 0, sections);
  read(own_alphabet(), bytes, sections, numbers);
  read(own_alphabet(), bytes, numbers, sum);
  await pause();
  const module = await moduleOf(bytes, lengths, length);
  await pause();
  return module;
};
