// The entry for servers: the judge, and what decides about what clients send. A page that judges loads
// `judge.js` alone. Nothing happens at import.

import { judge } from "./judge.js";
import { verifierOf } from "./verifier/verifier.js";

export const createVerifier = (options) => verifierOf(judge, options);

export { checks, judge, start } from "./judge.js";
export { decide } from "./verifier/policy.js";
export { policies } from "./verifier/policies.js";
export { memoryStore } from "./verifier/store.js";
