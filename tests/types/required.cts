// Compiled, never run: CommonJS that requires each entry, as TypeScript resolves it for Node.
import entry = require("ontrack-probe");
import judging = require("ontrack-probe/judge");
import slim = require("ontrack-probe/slim");
import testing = require("ontrack-probe/testing");
import wasm = require("ontrack-probe/ontrack_probe_judge.wasm");

async function use(): Promise<string> {
  const report: entry.Report = await entry.probe();
  const again: judging.Report = await judging.judge(report.evidence);
  await judging.start(wasm.default);
  await slim.start("/ontrack_probe.wasm");
  return [again.verdict, testing.reports.emulated.verdict].join();
}

export = use;
