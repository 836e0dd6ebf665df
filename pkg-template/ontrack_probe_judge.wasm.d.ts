// The type of `ontrack-probe/ontrack_probe_judge.wasm` where a runtime or a bundler compiles what is
// imported.

import type { WasmModule } from "./judge.js";

declare const module: WasmModule;

export default module;
