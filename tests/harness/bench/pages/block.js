/**
 * How long `work` keeps the page from doing anything else, in ms: the longest wait of messages that
 * the page sends itself meanwhile. The browser's own `longtask` begins at 50 ms and is Chromium's
 * alone. The messages cost something themselves, so nothing else is measured at the same time.
 */
export async function longestBlock(work) {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
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
  return longest;
}
