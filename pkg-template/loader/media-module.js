// The module that probes with every source, out of the one that probes offline: `before` gives
// the bytes of that one.

import { additions, changes, gaps, length, steps } from "../probe/patch.js";
import { patched } from "./patched.js";
import { module } from "./probe-module.js";
import * as started from "./started.js";

export const media = {
  start: (before) => started.run(module, () => patched(before(), { additions, changes, gaps, length, steps })),
  forget: () => started.forget(module),
};
