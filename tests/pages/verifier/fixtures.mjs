/** What the tests of the verifier share. */
import { verifierOf } from "../../../pkg-template/verifier/verifier.js";

export const secret = "a secret for tests";

/** Stands for the judge: what has a verdict is evidence. */
export const judge = async (value) => {
  const evidence = value?.evidence ?? value;
  if (evidence?.verdict === undefined) throw new TypeError("judge takes evidence");
  const { verdict, ...more } = evidence;
  return { verdict, reason: null, outcome: "SUCCESS", media: null, evidence: { nonce: "", ...more } };
};

export const verifier = (options = { secret }) => verifierOf(judge, options);

/** Evidence with this nonce. */
export const genuine = (nonce) => ({ verdict: "genuine", nonce });

/** The code of what is wrong with a body, and nothing for one that counts. */
export const code = async (verifier, body, session) => (await verifier.verify(body, session)).error?.code;

/** A clock that a test sets. */
export function clock(time = Date.now()) {
  const now = () => now.time;
  now.time = time;
  return now;
}
