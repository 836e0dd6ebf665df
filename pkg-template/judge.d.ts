// The types of `ontrack-probe/judge`. They need no types of a browser or of Node.

import type { CheckInfo, Evidence, Report } from "./report.js";

export type * from "./report.js";
export * from "./verifier.js";

/** A `WebAssembly.Module`, if a library declares that type. */
export type WasmModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? Module & object
  : object;

/**
 * Judges evidence, or the evidence in a report, with the same rules as `probe`. It is for a
 * server that does not trust the client's verdict.
 *
 * @throws {EvidenceError} a TypeError with a `code` if the input is not evidence; the message says
 * what it got, names the place and says what to do.
 */
export function judge(evidence: Evidence | Report): Promise<Report>;

/** The catalogue of checks. */
export function checks(): Promise<readonly CheckInfo[]>;

/**
 * Starts the module. Without this call, `judge` starts it. Use it in runtimes that refuse to compile
 * bytes: there an import of `ontrack-probe/ontrack_probe_judge.wasm` gives a compiled module. After
 * the module has started, further calls have no effect.
 */
export function start(
  wasm: WasmModule | ArrayBuffer | ArrayBufferView,
): Promise<void>;
