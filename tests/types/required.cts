// Compiled, never run: CommonJS that requires each entry, as TypeScript resolves it for Node.
import collecting = require("ontrack-probe/collect");
import entry = require("ontrack-probe");
import judging = require("ontrack-probe/judge");
import slim = require("ontrack-probe/slim");
import testing = require("ontrack-probe/testing");
import wasm = require("ontrack-probe/ontrack_probe_judge.wasm");

async function use(): Promise<string> {
  const report: entry.Report = await entry.probe();
  const again: judging.Report = await judging.judge(report.evidence);
  await judging.start(wasm.default);
  const collected: judging.Evidence = await collecting.collect();
  const { decision } = await judging.createVerifier({ secret: "of 16 or more bytes" }).verify(collected);
  await slim.start("/ontrack_probe.wasm");
  return [again.verdict, decision, testing.reports.emulated.verdict].join();
}

export = use;
