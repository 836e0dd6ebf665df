import { probe } from "../../../pkg/index.js";

const ask = (all) => Promise.all(all.map((options) => probe({ connectionBudget: Infinity, ...options })));

/**
 * Probes when it is told to, and not before: whoever drives the browser slows it down first. A
 * debugger, where one listens, holds the page at `stage`.
 */
window.begin = (all, stage) => {
  window.reports = undefined;
  const onProgress = (step) => {
    if (step.stage === stage) debugger;
  };
  // Later: what is held while the driver waits for it would hold the driver too.
  setTimeout(async () => {
    const reports = await ask(all.map((options) => ({ ...options, onProgress })));
    window.reports = JSON.stringify(reports);
  }, 50);
};

await ask([{}]);
document.documentElement.dataset.state = "waiting";
