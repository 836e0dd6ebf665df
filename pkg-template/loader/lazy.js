// A module in a file of its own, which `load` imports.

export const lazy = (load) => ({
  start: async () => await (await load()).module.start(),
  forget: async () => {
    try {
      (await load()).module.forget();
    } catch {}
  },
});
