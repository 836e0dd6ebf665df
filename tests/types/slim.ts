// Compiled, never run: a strict user of `ontrack-probe/slim`.
import { checks, judge, probe, start } from "ontrack-probe/slim";
import type { CheckInfo, Report, WasmSource } from "ontrack-probe/slim";

/** Every way to say where the module is. */
async function sources(bytes: Uint8Array, module: WebAssembly.Module): Promise<void> {
  const list: WasmSource[] = [
    "/ontrack_probe.wasm",
    new URL("https://example.org/ontrack_probe.wasm"),
    await fetch("/ontrack_probe.wasm"),
    bytes,
    bytes.slice().buffer,
    module,
  ];
  for (const source of list) await start(source);
  await start(fetch("/ontrack_probe.wasm"));
  // @ts-expect-error a number says nothing
  await start(7);
  // @ts-expect-error it does not guess where the module is
  await start();
}

/** Otherwise it is the package as ever. */
async function use(): Promise<readonly CheckInfo[]> {
  const report: Report = await probe({ timeoutMs: 1000 });
  const again: Report = await judge(report.evidence);
  console.log(again.verdict);
  return checks();
}

export { sources, use };
