/** The streams of a WebAssembly module, which `loader/streams.js` puts together again. */
import { CODE, EVERY_STREAM, SECTIONS, STREAMS, mover } from "../loader/instructions.js";
import { SIZE_BYTES } from "../loader/streams.js";

const headerBytes = 8;

/** `{ streams, length }`: the bytes of each, and how long the module will be. */
export function streamsOf(module) {
  // All in one array, each with as much room as the whole module.
  const room = module.length;
  const bytes = new Uint8Array(room * STREAMS);
  const ends = Uint32Array.from({ length: STREAMS }, (_, stream) => stream * room);
  const place = new Uint32Array(1);
  const { body } = mover(module, place, 0, bytes, ends, EVERY_STREAM);
  let sizes = 0;

  const skipped = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const part = module[place[0]++];
      value |= (part & 127) << shift;
      if (part < 128) return value;
    }
  };
  const copied = (from, to) => {
    bytes.set(module.subarray(from, to), ends[SECTIONS]);
    ends[SECTIONS] += to - from;
    place[0] = to;
  };

  copied(0, headerBytes);
  while (place[0] < module.length) {
    const start = place[0]++;
    const end = skipped() + place[0];
    if (module[start] !== CODE) {
      copied(start, end);
      continue;
    }
    copied(start, start + 1);
    skipped();
    sizes += 1;
    const counted = place[0];
    const functions = skipped();
    copied(counted, place[0]);
    for (let left = functions; left > 0; left -= 1) {
      const next = skipped() + place[0];
      sizes += 1;
      body();
      if (place[0] !== next) throw new Error(`an instruction before byte ${next} is not known to loader/instructions.js`);
    }
  }
  const streams = Array.from(ends, (end, stream) => bytes.slice(stream * room, end));
  return { streams, length: streams.reduce((sum, { length }) => sum + length, sizes * SIZE_BYTES) };
}
