/**
 * A wasm file as printable text, which `loader/printable.js` reads again. What repeats in the
 * module repeats in the text, so that it compresses almost as well as the module does.
 */
import { OPCODES } from "../loader/instructions.js";
import { alphabet, characters } from "../loader/printable.js";
import { streamsOf } from "./streams.mjs";

const { places, count } = characters();

/** The first of the characters that announce a byte beyond the frequent ones. */
const firstEscape = places.length;

/** The character that stands for the byte at each place of an alphabet. */
const single = Array.from({ length: count }, (_, place) => String.fromCharCode(places.indexOf(place, 32)));

const character = (place) => {
  const page = Math.floor(place / count);
  const escape = page === 0 ? "" : String.fromCharCode(firstEscape + page - 1);
  return escape + single[place % count];
};

function textIn(bytesInOrder, bytes) {
  const placeOf = new Map(Array.from(bytesInOrder, (byte, place) => [byte, place]));
  return Array.from(bytes, (byte) => character(placeOf.get(byte))).join("");
}

const inOrder = alphabet([]);

function frequent(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  return Array.from(inOrder).sort((one, other) => counts[other] - counts[one]).slice(0, count);
}

/** A number of three bytes. */
const long = (value) => [value & 255, (value >> 8) & 255, value >> 16];

/** The text of a module. */
export function textOf(module) {
  const { streams, length } = streamsOf(module);
  let text = textIn(inOrder, [length, ...streams.map((stream) => stream.length)].flatMap(long));
  let bytes = inOrder;
  streams.forEach((stream, index) => {
    // Sections, opcodes and all that numbers are made of have an alphabet each.
    if (index <= OPCODES + 1) {
      const those = frequent(index <= OPCODES ? stream : streams.slice(index).flatMap((other) => [...other]));
      text += textIn(inOrder, those);
      bytes = alphabet(those);
    }
    text += textIn(bytes, stream);
  });
  return text;
}
