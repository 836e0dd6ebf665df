// The types of `ontrack-probe/slim`: the types of the package, and the function that starts it.

export type * from "./index.js";
export { checks, judge, probe, watch } from "./index.js";

/**
 * The package's `ontrack_probe.wasm` of the same version: its address, a response that contains it,
 * its bytes, or the compiled module.
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
 * Starts the module. Call it before `probe` and `judge`; otherwise they reject with a `TypeError`.
 * They wait for the latest call. After the module has started, further calls have no effect.
 *
 * @throws the browser's error if the module cannot be fetched, compiled or started. You need not
 * catch it: `probe` then resolves with a report of the reason `start-failed`.
 */
export function start(wasm: WasmSource | Promise<WasmSource>): Promise<void>;
