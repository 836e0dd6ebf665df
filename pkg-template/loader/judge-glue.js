// The module that only judges, wherever its WebAssembly comes from.

import { glue } from "bound/judge/glue-outside.js";

export const judge = { glue, running: undefined };
