// The type of `ontrack-probe/ontrack_probe.wasm`, which is the same.

export { default } from "./ontrack_probe_judge.wasm.js";
