// Brings a module to life once, however often it is asked for.

/** `module` holds the glue, and what runs of it; `load` brings the WebAssembly. */
export const run = async (module, load) => {
  // Awaited, not only returned: see `library.js`.
  module.running ??= (async () => await module.glue()(await load()))();
  const { running } = module;
  let instance;
  try {
    instance = await running;
    if (!instance.isOver()) return instance;
  } finally {
    // A failed start is not remembered: a policy may be lifted, memory may be freed.
    if (module.running === running && (instance === undefined || instance.isOver())) forget(module);
  }
  return await run(module, load);
};

/** The next call starts it anew: a page has broken it. */
export const forget = (module) => {
  module.running = undefined;
};
