/** Measures contestants in turn, so that whatever else the machine does meets all of them. */

/** How long `work` takes, in ms. */
export async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** What one contestant leaves to be done after it has answered must not be the next one's cost. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The names in the order of round `index`: each one is first as often as the others. */
export function inTurn(names, index) {
  const first = index % names.length;
  return [...names.slice(first), ...names.slice(0, first)];
}

/**
 * The times of each contestant, by its name; the rounds that warm up are left out. `measure` gives
 * the time of one run.
 */
export async function rounds(contestants, { warmUp, counted }, measure = timed) {
  const names = Object.keys(contestants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let index = 0; index < warmUp + counted; index += 1) {
    for (const name of inTurn(names, index)) {
      await settle();
      const time = await measure(contestants[name]);
      if (index >= warmUp) times[name].push(time);
    }
  }
  return times;
}
