// Everything in one classic script, which leaves one global.

import { judge as judged } from "./loader/judging.js";
import * as library from "./loader/library.js";
import { module } from "./loader/everything-module.js";

const probe = async (options) => await library.probe(options, module);

const prepare = async () => await library.prepare(module);

const watch = (connection, options) => library.watch(connection, options, module);

const judge = async (evidence) => await judged(evidence, module.start);

const checks = async () => (await import("./checks.js")).default;

// Assigned: a variable would stay inside where a page runs the script as a function's body.
(typeof globalThis === "object" ? globalThis : self).ontrackProbe = { prepare, probe, watch, judge, checks };
