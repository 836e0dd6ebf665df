// The module that probes with every source, and judges, inlined.

import { text } from "../probe/text.js";
import { bytesOf } from "./printable.js";
import { module } from "./probe-module.js";
import * as started from "./started.js";

export const whole = {
  start: () => started.run(module, () => bytesOf(text)),
  forget: () => started.forget(module),
};
