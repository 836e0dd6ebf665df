/** Every subject: what a page may do, by its name. */
import { aborted } from "./aborted.js";
import { clocks } from "./clocks.js";
import { crowd } from "./crowd.js";
import { exhausted } from "./exhausted.js";
import { getters } from "./getters.js";
import { globals } from "./globals.js";
import { leaving } from "./leaving.js";
import { promises } from "./promises.js";
import { timers } from "./timers.js";
import { values } from "./values.js";

export const subjects = { aborted, clocks, crowd, exhausted, getters, globals, leaving, promises, timers, values };
