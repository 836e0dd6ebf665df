// Judging, by whichever module: evidence, or the report that holds it.

import { answer } from "./answer.js";
import { option } from "./option.js";

// What a server has in its hands where nothing has parsed the body.
const HINTS = { __proto__: null, string: "a string: parse it first", undefined: "undefined: is the body parsed?" };

const refused = (kind) => {
  const error = new TypeError(`judge takes the evidence of a report and got ${HINTS[kind] ?? `a ${kind}`}`);
  error.code = "other-type";
  return error;
};

export const judge = async (evidence, start) => {
  if (typeof evidence !== "object") throw refused(typeof evidence);
  return await answer(start, (glue) => glue.judge(option(evidence, "evidence") ?? evidence));
};
