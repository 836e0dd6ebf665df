// The module that probes offline, and judges, inlined.

import { glue } from "../offline/glue.js";
import { text } from "../offline/text.js";
import { bytesOf } from "./printable.js";
import * as started from "./started.js";

const module = { glue, running: undefined };

export const bytes = () => bytesOf(text);

export const offline = {
  start: () => started.run(module, bytes),
  forget: () => started.forget(module),
};
