// The code of a WebAssembly module, and the streams that its parts are kept in. What is alike
// stands together there, and compresses better than in the order of the module.
//
// https://webassembly.github.io/spec/core/binary/instructions.html

/** Sections other than code come first, as they are; then what each instruction consists of. */
export const STREAMS = 10;
export const SECTIONS = 0;
export const OPCODES = 1;
const LOCALS = 2;
const CONSTANTS = 3;
const LONG_CONSTANTS = 4;
const OFFSETS = 5;
const CALLS = 6;
const LABELS = 7;
const TYPES = 8;
const ALIGNMENTS = 9;

/** The mask of the side that has a place for each stream. */
export const EVERY_STREAM = 15;

/** The id of the section with the code. */
export const CODE = 10;

const FIRST_LOAD = 0x28;
const LAST_STORE = 0x3e;
/** The alignment that is usual for each load and store: a power of two. */
const NATURAL = "23230011001122232301012";

/** How many numbers follow each opcode behind the prefix 0xfc. */
const BEHIND_PREFIX = "000000002121221111";

const PREFIX = 0xfc;

/** Streams of opcodes that more than one number follows, or whose number says how many follow. */
const SPECIAL = 16;

/** By opcode: the stream of the one number that follows it, `SPECIAL` or 0. */
const kinds = () => {
  const found = new Uint8Array(256);
  const fill = (first, last, stream) => {
    for (let opcode = first; opcode <= last; opcode += 1) found[opcode] = stream;
  };
  fill(0x02, 0x04, SPECIAL);
  fill(0x0b, 0x0b, SPECIAL);
  fill(0x0c, 0x0d, LABELS);
  fill(0x0e, 0x0e, SPECIAL);
  fill(0x10, 0x10, CALLS);
  fill(0x11, 0x11, SPECIAL);
  fill(0x1c, 0x1c, SPECIAL);
  fill(0x20, 0x22, LOCALS);
  // Globals, tables.
  fill(0x23, 0x26, TYPES);
  fill(FIRST_LOAD, LAST_STORE, OFFSETS);
  // The memory's size.
  fill(0x3f, 0x40, TYPES);
  fill(0x41, 0x41, CONSTANTS);
  fill(0x42, 0x42, LONG_CONSTANTS);
  fill(0x43, 0x44, SPECIAL);
  // References.
  fill(0xd0, 0xd0, TYPES);
  fill(0xd2, 0xd2, TYPES);
  fill(PREFIX, PREFIX, SPECIAL);
  return found;
};

const natural_alignments = () => {
  const found = new Uint8Array(NATURAL.length);
  for (let index = 0; index < found.length; index += 1) found[index] = +NATURAL[index];
  return found;
};

/**
 * Moves bytes, numbers and the bodies of functions from a module into its streams, or back. The next byte of a stream is
 * `source[from[stream & fromMask]]`; a module has one place for all streams, and the mask 0.
 *
 * What is frequent is in one loop, because it runs once in a page, before the engine optimises it.
 */
export const mover = (source, from, fromMask, target, to, toMask) => {
  const kind_of = kinds();
  const natural = natural_alignments();
  let depth = 0;

  const byte = (stream) => {
    const value = source[from[stream & fromMask]++];
    target[to[stream & toMask]++] = value;
    return value;
  };

  const number = (stream) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const part = byte(stream);
      value |= (part & 127) << shift;
      if (!(part > 127)) return value;
    }
  };

  const numbers = (stream, count) => {
    for (let left = count; left > 0; left -= 1) number(stream);
  };

  const special = (opcode) => {
    if (opcode <= 0x04) {
      depth += 1;
      number(TYPES);
    } else if (opcode === 0x0b) depth -= 1;
    else if (opcode === 0x0e) numbers(LABELS, number(LABELS) + 1);
    else if (opcode === 0x11) numbers(TYPES, 2);
    else if (opcode === 0x1c) numbers(TYPES, number(TYPES));
    else if (opcode === PREFIX) numbers(TYPES, +BEHIND_PREFIX[byte(OPCODES)]);
    else for (let left = opcode === 0x43 ? 4 : 8; left > 0; left -= 1) byte(LONG_CONSTANTS);
  };

  const body = () => {
    numbers(TYPES, 2 * number(TYPES));
    depth = 1;
    while (depth > 0) {
      const opcode = source[from[OPCODES & fromMask]++];
      target[to[OPCODES & toMask]++] = opcode;
      const kind = kind_of[opcode];
      if (kind === SPECIAL) special(opcode);
      else if (kind > 0) {
        if (kind === OFFSETS) {
          target[to[ALIGNMENTS & toMask]++] = natural[opcode - FIRST_LOAD] - source[from[ALIGNMENTS & fromMask]++];
        }
        let part;
        do {
          part = source[from[kind & fromMask]++];
          target[to[kind & toMask]++] = part;
        } while (part > 127);
        // Outside of the source there is no opcode.
      } else if (kind === undefined) depth = 0;
    }
  };

  return { __proto__: null, byte, number, body };
};
