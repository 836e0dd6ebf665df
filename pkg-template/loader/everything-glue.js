// The module that probes with every source, watches and judges, wherever its WebAssembly comes from.

import { glue } from "bound/everything/glue.js";

export const everything = { glue, running: undefined };
