// Rings once after so many ms. The page may have replaced its timers, so a timeout of
// another make rings too, whichever comes first.

export const alarm = (ms, done) => {
  let callback = done;
  const ring = () => callback?.();
  let timer;
  let signal;
  try {
    timer = setTimeout(ring, ms);
  } catch {}
  try {
    signal = AbortSignal.timeout(ms);
    signal.addEventListener("abort", ring);
  } catch {}
  return () => {
    // Where the page keeps it all the same, it does nothing.
    callback = undefined;
    try {
      clearTimeout(timer);
    } catch {}
    try {
      signal.removeEventListener("abort", ring);
    } catch {}
  };
};
