// The module that probes offline and judges nothing, inlined.

import { glue } from "bound/evidence/glue.js";
import text from "bound/evidence/module.wasm";
import { bytesOf } from "./printable.js";
import * as started from "./started.js";

const evidence = { glue, running: undefined };

export const module = {
  start: () => started.run(evidence, () => bytesOf(text)),
  forget: () => started.forget(evidence),
};
