// Judging, by whichever module: evidence, or the report that holds it.

import { option } from "./option.js";

export const judge = async (evidence, start) => (await start()).judge(option(evidence, "evidence") ?? evidence);
