// Connections that a probe may open, reserved in the count of the page.

import { hold } from "./held.js";
import { reserve } from "./primitives.js";

// A page that breaks the count is not counted.
const is_granted = (count, budget) => {
  try {
    return reserve(count, budget);
  } catch {
    return true;
  }
};

// Nothing where the budget has no room for them. Those that were not opened are given back.
export const reservation = (count, budget) => {
  if (!is_granted(count, budget)) return undefined;
  let left = count;
  return {
    __proto__: null,
    has_room: () => {
      if (left === 0 && is_granted(1, budget)) left = 1;
      return left > 0;
    },
    // The connection exists, whatever the budget says.
    count_opened: () => {
      if (left > 0) left -= 1;
      else is_granted(1, Infinity);
    },
    give_back: hold(() => is_granted(-left, Infinity)),
  };
};
