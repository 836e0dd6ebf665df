// Deadlines, so that this page never waits without end.

/** The result of a wait that took too long. */
export const LATE = Symbol("late");

/** Settles as `promise` does, or resolves with `LATE`. */
export async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after a time. */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
