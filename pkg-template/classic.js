// Everything in one classic script, which leaves one global.

import * as library from "./loader/library.js";
import { module } from "./loader/whole-module.js";

const probe = async (options) => await library.probe(options, module);

const watch = (connection, options) => library.watch(connection, options, module);

const judge = async (evidence) => await (await import("./judge.js")).judge(evidence);

const checks = async () => (await import("./checks.js")).default;

// Assigned: a variable would stay inside where a page runs the script as a function's body.
(typeof globalThis === "object" ? globalThis : self).ontrackProbe = { probe, watch, judge, checks };
