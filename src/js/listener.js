// Listeners and event handlers, and what removes them.

import { hold } from "./held.js";
import { handled } from "./promises.js";

export const listen = (target, name, callback) => {
  handled(target.addEventListener(name, callback));
  return hold(() => handled(target.removeEventListener(name, callback)));
};

export const handle = (target, attribute, callback) => {
  target[attribute] = callback;
  return hold(() => {
    target[attribute] = null;
  });
};
