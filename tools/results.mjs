/** How these programs speak: answers as JSON lines on standard output, progress beside it. */

/** One answer. */
export function answer(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** What went wrong, in one line. */
export function failure(why) {
  answer({ error: why });
}

/** A finished row of a matrix; `why` is null when it passed. */
export function row(name, browser, started, why) {
  answer({ name, browser, passed: why === null, why, milliseconds: Date.now() - started });
}

/** Progress, for the person who waits. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
