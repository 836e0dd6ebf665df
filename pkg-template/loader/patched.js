// A module made out of another one and what differs: two of them have most of their code in
// common, and nobody should download it twice. Counted by hand: a page may have replaced what
// arrays iterate with.

import { bytesOf } from "./printable.js";

// Seven bits a byte, the lowest first.
const numbersOf = (text) => {
  const bytes = bytesOf(text);
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    value |= (bytes[index] & 127) << shift;
    shift += 7;
    if (bytes[index] < 128) {
      numbers[numbers.length] = value;
      value = shift = 0;
    }
  }
  return numbers;
};

// Of either sign, small ones as small ones.
const signed = (number) => (number >>> 1) ^ -(number & 1);

/** The bytes of the module that `patch` makes out of the bytes `before`. */
export const patched = (before, patch) => {
  const after = new Uint8Array(patch.length);
  const additions = bytesOf(patch.additions);
  const steps = numbersOf(patch.steps);
  let from = 0;
  let to = 0;
  let used = 0;
  for (let step = 0; step < steps.length; step += 3) {
    const taken = steps[step];
    const added = steps[step + 1];
    after.set(before.subarray(from, from + taken), to);
    after.set(additions.subarray(used, used + added), to + taken);
    from += taken + signed(steps[step + 2]);
    to += taken + added;
    used += added;
  }
  const gaps = numbersOf(patch.gaps);
  const changes = numbersOf(patch.changes);
  let place = 0;
  for (let index = 0; index < gaps.length; index += 1) {
    place += gaps[index];
    after[place] += signed(changes[index]);
  }
  return after;
};
