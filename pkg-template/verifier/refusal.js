// Why something that a client sent does not count.

const ours = new WeakSet();

/** An error with a stable code; `cause` is what went wrong below it. */
export const refusal = (code, message, cause) => {
  const error = Object.assign(new Error(message), { name: "VerifierError", code, cause });
  ours.add(error);
  return error;
};

/** The judge reads nothing deeper, whatever it is asked to. */
const DEEPEST = 64;

/** Whoever writes such a value as JSON may be at the end of the stack. */
const isDeep = (value) => {
  let level = new Set([value]);
  for (let depth = 0; depth <= DEEPEST && level.size > 0; depth += 1) {
    level = new Set([...level].flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : [])));
  }
  return level.size > 0;
};

const TOO_DEEP = "the body is nested too deeply to be evidence: let the page send report.evidence as it is";

/**
 * What anybody threw about a value, and it may be anything. A refusal is told as it is, and all else has
 * this code, or one of the judge.
 */
export const refusalOf = (code, thrown, value) => {
  if (ours.has(thrown)) return thrown;
  try {
    const { name, message = String(thrown), code: own } = Object(thrown);
    const isJudged = code === "judge-failed";
    if (isJudged && name === "RangeError" && isDeep(value)) return refusal("too-deep", TOO_DEEP, thrown);
    // The judge rejects with a TypeError for what is no evidence.
    const isRefused = isJudged && name === "TypeError";
    return refusal(isRefused ? own || "not-evidence" : code, `${message}`, thrown);
  } catch {
    return refusal(code, "what was thrown cannot be read", thrown);
  }
};
