// The module that probes with every source and watches, wherever its WebAssembly comes from.

import { glue } from "bound/whole/glue.js";

export const whole = { glue, running: undefined };
