// The module that probes offline, and judges, inlined.

import { glue } from "../offline/glue.js";
import text from "../offline/text.js";
import { bytesOf } from "./printable.js";
import * as started from "./started.js";

const module = { glue, running: undefined };

export const offline = {
  start: () => started.run(module, () => bytesOf(text)),
  forget: () => started.forget(module),
};
