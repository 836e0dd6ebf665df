// Rings once after so many ms. The page may have replaced its timers, so a timeout of
// another make rings too, whichever comes first.

export const alarm = (ms, ring) => {
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
    try {
      clearTimeout(timer);
    } catch {}
    try {
      signal.removeEventListener("abort", ring);
    } catch {}
  };
};
