// Every entry that CommonJS can have, in an old and in a new Node.

const evidence = require("./evidence.json");
const entry = require("ontrack-probe");
const server = require("ontrack-probe/judge");
const { reports } = require("ontrack-probe/testing");

(async () => {
  const probed = await entry.probe();
  const judged = await server.judge(evidence);
  const emulated = await entry.judge(reports.emulated);
  const catalogue = await server.checks();
  console.log([probed.reason, judged.verdict, emulated.verdict, catalogue.length > 0].join());
})();
