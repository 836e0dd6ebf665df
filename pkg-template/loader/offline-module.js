// The module that probes offline, inlined.

import { glue } from "bound/offline/glue.js";
import text from "bound/offline/module.wasm";
import { bytesOf } from "./printable.js";
import * as started from "./started.js";

const offline = { glue, running: undefined };

export const module = {
  start: () => started.run(offline, () => bytesOf(text)),
  forget: () => started.forget(offline),
};
