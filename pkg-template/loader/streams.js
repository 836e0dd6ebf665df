// A module put together from its streams.

import { CODE, EVERY_STREAM, SECTIONS, STREAMS, mover } from "./instructions.js";
import { pause } from "./pause.js";

/** A size as a number of this many bytes, because it is written before it is known. */
export const SIZE_BYTES = 4;

const HEADER_BYTES = 8;

/** After how many functions the page has a turn: a cheap phone takes some ten milliseconds for them. */
const FUNCTIONS_AT_ONCE = 512;

/**
 * The module of `length` bytes. `bytes` are all streams, one behind the other, and `lengths` how long each is.
 * Whatever they hold, it ends: what is damaged gives bytes that are no module.
 */
export const moduleOf = async (bytes, lengths, length) => {
  const module = new Uint8Array(length);
  const end = new Uint32Array(1);
  const places = new Uint32Array(STREAMS);
  for (let stream = 1; stream < STREAMS; stream += 1) places[stream] = places[stream - 1] + lengths[stream - 1];

  const { byte, number, body } = mover(bytes, places, EVERY_STREAM, module, end, 0);

  const room_for_size = () => (end[0] += SIZE_BYTES);

  const write_size = (start) => {
    let size = end[0] - start;
    for (let place = SIZE_BYTES; place > 0; place -= 1) {
      module[start - place] = place > 1 ? (size & 127) | 128 : size;
      size >>= 7;
    }
  };

  const functions = async () => {
    const section = room_for_size();
    for (let left = number(SECTIONS); left > 0 && end[0] < length; left -= 1) {
      const start = room_for_size();
      body();
      write_size(start);
      if (left % FUNCTIONS_AT_ONCE === 0) await pause();
    }
    write_size(section);
  };

  for (let left = HEADER_BYTES; left > 0; left -= 1) byte(SECTIONS);
  while (end[0] < length) {
    if (byte(SECTIONS) === CODE) await functions();
    else for (let left = number(SECTIONS); left > 0; left -= 1) byte(SECTIONS);
  }
  return module;
};
