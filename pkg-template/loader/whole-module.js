// The module that probes with every source and watches, inlined.

import text from "bound/whole/module.wasm";
import { bytesOf } from "./printable.js";
import * as started from "./started.js";
import { whole } from "./whole-glue.js";

export const module = {
  start: () => started.run(whole, () => bytesOf(text)),
  forget: () => started.forget(whole),
};
