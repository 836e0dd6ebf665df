// The entry of the package: starts the WebAssembly on first use and answers in a
// page without it. Nothing happens at import.

import init, * as wasm from "./ontrack_probe.js";
import base64 from "./wasm-base64.js";
import { unavailable } from "./unavailable.js";
import { watchdog } from "./watchdog.js";

let started;

// A failed start is not remembered: a policy may be lifted, memory may be freed.
const start = () => {
  started ??= (async () => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    await init({ module_or_path: await WebAssembly.compile(bytes) });
  })().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
};

export const probe = async (options) => {
  const signal = options?.signal;
  if (signal?.aborted) throw signal.reason;
  try {
    await start();
  } catch {
    return unavailable(typeof WebAssembly === "object" ? "start-failed" : "no-webassembly");
  }
  return watchdog(wasm.probe(options), options?.timeoutMs ?? 3000);
};

export const judge = async (evidence) => {
  await start();
  return wasm.judge(evidence?.evidence ?? evidence);
};

export const checks = async () => (await import("./checks.js")).default;
