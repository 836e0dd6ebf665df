// Turns for the page, between parts of what would block it at once.

const EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];

/**
 * WebAssembly compiles in threads of its own and answers in a task. What a page can put in between
 * stands between it and the module as well.
 */
export const pause = () => WebAssembly.compile(new Uint8Array(EMPTY));

/** Until the page has nothing to do, where the browser can tell. */
export const idle = async () => {
  await pause();
  if (typeof requestIdleCallback === "function") {
    await { then: (resolve) => requestIdleCallback(resolve, { __proto__: null, timeout: 1000 }) };
  }
};
