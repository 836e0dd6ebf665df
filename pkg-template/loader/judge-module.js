// The module that only judges.

import { glue } from "../judge/glue.js";

export const module = { glue, running: undefined };
