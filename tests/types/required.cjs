"use strict";
// Compiled, never run: CommonJS that requires each entry, as TypeScript resolves it for Node.
const collecting = require("ontrack-probe/collect");
const entry = require("ontrack-probe");
const judging = require("ontrack-probe/judge");
const slim = require("ontrack-probe/slim");
const testing = require("ontrack-probe/testing");
const wasm = require("ontrack-probe/ontrack_probe_judge.wasm");
async function use() {
    const report = await entry.probe();
    const again = await judging.judge(report.evidence);
    await judging.start(wasm.default);
    const collected = await collecting.collect();
    const { decision } = await judging.createVerifier({ secret: "of 16 or more bytes" }).verify(collected);
    await slim.start("/ontrack_probe.wasm");
    return [again.verdict, decision, testing.reports.emulated.verdict].join();
}
module.exports = use;
