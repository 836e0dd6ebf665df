// Judging, by whichever module: evidence, or the report that holds it.

import { answer } from "./answer.js";
import { option } from "./option.js";

export const judge = async (evidence, start) =>
  await answer(start, (glue) => glue.judge(option(evidence, "evidence") ?? evidence));
