// What a probe has begun in the page and has to end. Where the module is over in the middle, the
// loader ends what is left.

const held = { __proto__: null };
let last = 0;

// The function that ends it once.
export const hold = (end) => {
  last += 1;
  const place = last;
  const end_once = () => {
    if (!(place in held)) return;
    delete held[place];
    end();
  };
  held[place] = end_once;
  return end_once;
};

export const end = (held) => held();

export const end_all = () => {
  for (const place in held) {
    try {
      held[place]();
    } catch {}
  }
};
