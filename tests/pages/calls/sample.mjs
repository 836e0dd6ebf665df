/** Which calls are broken: all of them, or a few that follow from a seed. */

/** A number from 0 to below 1 at each call, the same ones for the same seed. Mulberry32. */
export function randomBy(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The numbers from 1 to `count`, or one of each of `many` equal stretches. */
export function sampleOf(count, many, random) {
  if (many >= count) return Array.from({ length: count }, (_, index) => index + 1);
  const stretch = count / many;
  return Array.from({ length: many }, (_, index) => Math.floor((index + random()) * stretch) + 1);
}
