// Why something that a client sent does not count.

/** An error with a stable code; `cause` is what went wrong below it. */
export const refusal = (code, message, cause) =>
  Object.assign(new Error(message), { name: "VerifierError", code, cause });
