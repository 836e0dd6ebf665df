// Connections that probes may open, reserved in the count of the page.

import { hold } from "./held.js";
import { reserve as count } from "./primitives.js";

let unopened = 0;

export const reserve = (connections, budget) => {
  const is_granted = count(connections, budget);
  if (is_granted) unopened += connections;
  return is_granted;
};

export const opened = () => {
  unopened -= 1;
};

// A module that is over gives back what it did not open.
hold(() => count(-unopened, Infinity));
