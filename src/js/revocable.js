// A function for the page that does nothing any more once it is revoked.
export const revocable = (callback) => {
  let target = callback;
  return {
    __proto__: null,
    function: (value) => target?.(value),
    revoke: () => {
      target = undefined;
    },
  };
};
