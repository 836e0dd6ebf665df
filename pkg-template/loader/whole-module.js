// The module that probes with every source and watches, inlined.

import { glue } from "bound/whole/glue.js";
import text from "bound/whole/module.wasm";
import { bytesOf } from "./printable.js";
import * as started from "./started.js";

const whole = { glue, running: undefined };

export const module = {
  start: () => started.run(whole, () => bytesOf(text)),
  forget: () => started.forget(whole),
};
