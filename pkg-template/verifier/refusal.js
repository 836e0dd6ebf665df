// Why something that a client sent does not count.

const ours = new WeakSet();

/** An error with a stable code; `cause` is what went wrong below it. */
export const refusal = (code, message, cause) => {
  const error = Object.assign(new Error(message), { name: "VerifierError", code, cause });
  ours.add(error);
  return error;
};

/** What anybody threw, and it may be anything. A refusal is told as it is, and all else has this code. */
export const refusalOf = (code, thrown) => {
  if (ours.has(thrown)) return thrown;
  try {
    const { name, message = String(thrown), code: own } = Object(thrown);
    if (code !== "judge-failed") return refusal(code, `${message}`, thrown);
    // The judge rejects with a TypeError for what is no evidence.
    if (name === "TypeError") return refusal(typeof own === "string" ? own : "not-evidence", `${message}`, thrown);
    if (name === "RangeError") return refusal("too-deep", "the body is nested too deeply to be evidence", thrown);
    return refusal(code, `${message}`, thrown);
  } catch {
    return refusal(code, "what was thrown cannot be read", thrown);
  }
};
