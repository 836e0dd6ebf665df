// Issues nonces, and decides about what clients send with them.

import { valueOf } from "./body.js";
import { signedNonces, storedNonces } from "./nonces.js";
import { optionsOf } from "./options.js";
import { decide } from "./policy.js";
import { refusal } from "./refusal.js";
import { memoryStore } from "./store.js";

export const verifierOf = (judge, options) => {
  const given = optionsOf(options);
  const nonces = given.secret ? signedNonces(given, given.store || memoryStore(given)) : storedNonces(given);

  const issue = (session = "") => nonces.issue(session);

  const verify = async (body, session = "") => {
    let report = null;
    let error = null;
    /** What it is if what is done next fails. */
    let code = "not-read";
    try {
      const value = await valueOf(body, given.limitBytes);
      code = "judge-failed";
      report = await judge(value);
      code = "store-failed";
      // The nonce of what was judged: a body may hold another one beside it.
      await nonces.use(report.evidence.nonce, session);
    } catch (thrown) {
      // A store may throw anything.
      const { name, message = String(thrown), code: own } = Object(thrown);
      // The judge rejects with a TypeError for what is no evidence.
      if (code === "judge-failed" && name === "TypeError") code = own || "not-evidence";
      error = name === "VerifierError" ? thrown : refusal(code, message, thrown);
    }
    const [counted, unverifiedReport] = error === null ? [report, null] : [null, report];
    return { decision: decide(counted, given.policy), report: counted, unverifiedReport, error };
  };

  return { issue, verify };
};
