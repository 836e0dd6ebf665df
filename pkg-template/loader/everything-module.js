// The module that probes with every source, watches and judges, inlined.

import text from "bound/everything/module.wasm";
import { everything } from "./everything-glue.js";
import { bytesOf } from "./printable.js";
import * as started from "./started.js";

export const module = {
  start: () => started.run(everything, () => bytesOf(text)),
  forget: () => started.forget(everything),
};
