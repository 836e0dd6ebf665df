// The entry of the package: the module of the offline probe is inlined and started on first
// use. What makes media flow is in a file of its own, which is loaded when it is asked for and
// holds what the module lacks.
// Nothing happens at import.

import { judge as judged } from "./loader/judging.js";
import * as library from "./loader/library.js";
import { bytes, offline } from "./loader/offline-module.js";
import { needsMedia } from "./loader/source.js";

const media = {
  start: async () => await (await import("./media.js")).media.start(bytes),
  forget: async () => {
    try {
      (await import("./media.js")).media.forget();
    } catch {}
  },
};

const ask = (options) => library.probe(options, needsMedia(options) ? media : offline);

// As little as can be: a stack that is used up rejects only what could be entered.
export const probe = async (options) => await ask(options);

export const watch = (connection, options) => library.watch(connection, options, media);

export const judge = async (evidence) => await judged(evidence, offline.start);

export const checks = async () => (await import("./checks.js")).default;
