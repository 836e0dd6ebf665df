// The types of `ontrack-probe/judge`. They need neither those of a browser nor those of Node.

import type { CheckInfo, Evidence, Report } from "./report.js";

export type * from "./report.js";

/** A `WebAssembly.Module`, where some library declares what that is. */
export type WasmModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? Module & object
  : object;

/**
 * Judges evidence, or the evidence in a report: the function that runs in `probe`, for a
 * server that does not believe the client's verdict.
 *
 * @throws {TypeError} for what is not evidence, naming the place.
 */
export function judge(evidence: Evidence | Report): Promise<Report>;

/** The catalogue of checks. */
export function checks(): Promise<readonly CheckInfo[]>;

/**
 * Starts the module, which `judge` otherwise does by itself. It is for runtimes that refuse
 * to compile bytes: they give a compiled module for an import of
 * `ontrack-probe/ontrack_probe_judge.wasm`. Once the module runs, later calls change nothing.
 */
export function start(
  wasm: WasmModule | ArrayBuffer | ArrayBufferView,
): Promise<void>;
