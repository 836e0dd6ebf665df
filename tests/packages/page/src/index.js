// What every project of the package matrix does: each function once, and the verdict shown.

import { checks, judge, probe } from "ontrack-probe";

async function ask() {
  const report = await probe();
  const again = await judge(report.evidence);
  const catalogue = await checks();
  if (again.verdict !== report.verdict) return `judged again: ${again.verdict}`;
  if (catalogue.length === 0) return "the catalogue is empty";
  // Loaded from a file of its own. What comes of it is up to the machine.
  const { media, reason } = await probe({ source: "loopback", timeoutMs: 10000 });
  if (media === null) return `no media: ${reason}`;
  return report.reason ? `${report.verdict}: ${report.reason}` : report.verdict;
}

const show = (text) => {
  document.getElementById("verdict").textContent = text;
};

ask().then(show, (error) => show(`rejected: ${error}`));
