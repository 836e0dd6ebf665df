// Brings a module to life once, however often it is asked for.

/** `module` holds the glue, and what runs of it; `load` brings the WebAssembly. */
export const run = async (module, load) => {
  // Awaited, not only returned: see `library.js`.
  module.running ??= (async () => await module.glue()(await load()))();
  try {
    return await module.running;
  } catch (error) {
    // A failed start is not remembered: a policy may be lifted, memory may be freed.
    module.running = undefined;
    throw error;
  }
};

/** The next call starts it anew: a page has broken it. */
export const forget = (module) => {
  module.running = undefined;
};
