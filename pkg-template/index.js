// The entry of the package. Its modules are files beside it, each loaded when it is asked for.
// Nothing happens at import.

import { lazy } from "./loader/lazy.js";
import * as library from "./loader/library.js";
import { needsMedia } from "./loader/source.js";

const offline = () => import("./offline.js");
const whole = () => import("./whole.js");

const needed = (options) => lazy(needsMedia(options) ? whole : offline);

const ask = (options) => library.probe(options, needed(options));

// As little as can be: a stack that is used up rejects only what could be entered.
export const probe = async (options) => await ask(options);

export const prepare = async (options) => await library.prepare(needed(options));

export const watch = (connection, options) => library.watch(connection, options, lazy(whole));

export const judge = async (evidence) => await (await import("./judge.js")).judge(evidence);

export { checks } from "./loader/catalogue.js";
