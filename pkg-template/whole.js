// Everything in one: what the classic script is made from.

import { judge as judged } from "./loader/judging.js";
import * as library from "./loader/library.js";
import { whole } from "./loader/whole-module.js";

export const probe = async (options) => await library.probe(options, whole);

export const watch = (connection, options) => library.watch(connection, options, whole);

export const judge = async (evidence) => await judged(evidence, whole.start);

export const checks = async () => (await import("./checks.js")).default;
