// Issues nonces, and decides about what clients send with them.

import { valueOf } from "./body.js";
import { signedNonces, storedNonces } from "./nonces.js";
import { optionsOf, wrong } from "./options.js";
import { decide } from "./policy.js";
import { refusal, refusalOf } from "./refusal.js";
import { memoryStore } from "./store.js";

export const verifierOf = (judge, options) => {
  const given = optionsOf(options);
  const nonces = given.secret ? signedNonces(given, given.store || memoryStore(given)) : storedNonces(given);

  const issue = async (session = "") => {
    if (typeof session !== "string") throw wrong("issue takes a session as text");
    return nonces.issue(session);
  };

  const verify = async (body, session = "") => {
    let value;
    let report = null;
    let error = null;
    /** What it is if what is done next fails. */
    let code = "not-read";
    try {
      value = await valueOf(body, given.limitBytes);
      code = "judge-failed";
      report = await judge(value);
      code = "store-failed";
      if (typeof session !== "string") throw refusal("nonce-unknown", "verify takes a session as text");
      // The nonce of what was judged: a body may hold another one beside it.
      await nonces.use(report.evidence.nonce, session);
    } catch (thrown) {
      error = refusalOf(code, thrown, value);
    }
    const [counted, unverifiedReport] = error === null ? [report, null] : [null, report];
    return { decision: decide(counted, given.policy), report: counted, unverifiedReport, error };
  };

  return { issue, verify };
};
