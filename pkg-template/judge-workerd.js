// The judge alone, where WebAssembly may not be compiled from bytes: the runtime compiles
// what is imported.

import { judge as module } from "./loader/judge-glue.js";
import { judge as judged } from "./loader/judging.js";
import { run } from "./loader/started.js";
import { verifierOf } from "./verifier/verifier.js";
import wasm from "./ontrack_probe_judge.wasm";

const started = () => run(module, () => wasm);

export const start = async () => {
  await started();
};

export const judge = (evidence) => judged(evidence, started);

export const createVerifier = (options) => verifierOf(judge, options);

export { checks } from "./loader/catalogue.js";
export { decide } from "./verifier/policy.js";
export { policies } from "./verifier/policies.js";
export { memoryStore } from "./verifier/store.js";
