// The types of `ontrack-probe/slim`: those of the package, and how it is started.

export type * from "./index.js";
export { checks, judge, probe, watch } from "./index.js";

/**
 * Where the module is: an address, an answer with it, its bytes, or the module compiled.
 * It is the package's `ontrack_probe.wasm`, of the same version.
 */
export type WasmSource =
  | string
  | URL
  | Request
  | Response
  | ArrayBuffer
  | ArrayBufferView
  | (WebAssembly.Module & object);

/**
 * Starts the module. Once it runs, later calls change nothing; until then `probe` and
 * `judge` wait for the latest. Call it before them: they reject with a `TypeError` otherwise.
 *
 * @throws what the browser says where it cannot be fetched, compiled or started. Nobody
 * has to catch it: `probe` then resolves with a report of reason `start-failed`.
 */
export function start(wasm: WasmSource | Promise<WasmSource>): Promise<void>;
