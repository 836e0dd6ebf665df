// The module that probes with every source, and judges.

import { glue } from "../probe/glue.js";

export const module = { glue, running: undefined };
