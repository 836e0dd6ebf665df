// Everything in one file, without any other beside it: what the classic script and the CommonJS entry
// hold.

import { catalogue } from "bound/catalogue.js";
import { module } from "./loader/everything-module.js";
import { judge as judged } from "./loader/judging.js";
import * as library from "./loader/library.js";

export const probe = async (options) => await library.probe(options, module);

export const prepare = async () => await library.prepare(module);

export const watch = (connection, options) => library.watch(connection, options, module);

export const judge = async (evidence) => await judged(evidence, module.start);

export const checks = async () => catalogue();
