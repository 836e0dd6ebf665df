// Everything in one classic script, which leaves one global.

import { checks, judge, prepare, probe, watch } from "./everything.js";

// Assigned: a variable would stay inside where a page runs the script as a function's body.
(typeof globalThis === "object" ? globalThis : self).ontrackProbe = { prepare, probe, watch, judge, checks };
