import { readFile } from "node:fs/promises";
import * as entry from "ontrack-probe";
import * as server from "ontrack-probe/judge";
import { reports } from "ontrack-probe/testing";

const evidence = JSON.parse(await readFile("evidence.json", "utf8"));
const probed = await entry.probe();
const judged = await server.judge(evidence);
const emulated = await entry.judge(reports.emulated);
const catalogue = await server.checks();
console.log([probed.reason, judged.verdict, emulated.verdict, catalogue.length > 0].join());
