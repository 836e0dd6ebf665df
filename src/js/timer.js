// Timers, tasks and microtasks.

export const microtasks = async (count, done) => {
  for (let turn = 0; turn < count; turn += 1) await null;
  done();
};

export const start_timer = (ms, done) => setTimeout(done, ms);

export const stop_timer = (timer) => clearTimeout(timer);

// Calls `done` after `ms` even where the page has replaced its timers. Returns the function that
// cancels it.
export const alarm = (ms, done) => {
  let callback = done;
  const end = () => callback?.();
  let timer;
  try {
    timer = setTimeout(end, ms);
  } catch {}
  const signal = AbortSignal.timeout?.(ms);
  signal?.addEventListener("abort", end);
  return () => {
    callback = undefined;
    signal?.removeEventListener("abort", end);
    clearTimeout(timer);
  };
};

// Calls `done` in a task of its own, which a hidden tab does not delay as it delays timers.
export const task = (done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
};
