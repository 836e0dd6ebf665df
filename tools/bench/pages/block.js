/**
 * How long `work` keeps the page from doing anything else, in ms: the longest wait of messages that
 * the page sends itself meanwhile, and the total of what exceeds 50 ms in each wait. The browser's
 * own `longtask` begins at 50 ms and is Chromium's alone. The messages cost something themselves,
 * so nothing else is measured at the same time.
 */
const tolerable = 50;

export async function blocking(work) {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let total = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    total += Math.max(0, now - last - tolerable);
    last = now;
  };
  port2.onmessage = () => {
    look();
    port1.postMessage(null);
  };
  port1.postMessage(null);
  await work();
  // What follows the last message belongs to the work too.
  look();
  port1.close();
  return { longest, total };
}

/** The same by the browser's own count of long tasks; null where it has none. */
export async function longTasks(work) {
  if (!PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    await work();
    return null;
  }
  const durations = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) durations.push(duration);
  });
  observer.observe({ type: "longtask" });
  await work();
  // The task that ended the work is told of once it is over.
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  const excess = durations.map((duration) => duration - tolerable);
  return { longest: Math.max(0, ...durations), total: excess.reduce((sum, part) => sum + part, 0) };
}
