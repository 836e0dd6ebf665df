// Reports for the tests of people's pages, and what stands in for the package there.

import { reports as recorded } from "bound/reports.js";
import { checks } from "./loader/catalogue.js";

const copy = (report) => JSON.parse(JSON.stringify(report));

export const reports = recorded();

/** The module as a test has it: whoever asks gets a copy of one report. */
export const mock = (answer = "genuine") => {
  const report = typeof answer === "string" ? reports[answer] : answer;
  if (report === undefined) throw new TypeError(`mock takes a verdict or a report, not "${answer}"`);
  const give = async () => copy(report);
  const probe = async ({ signal } = {}) => {
    if (signal && signal.aborted) throw signal.reason;
    return give();
  };
  const watch = () => {
    let stop;
    const ended = new Promise((resolve) => (stop = () => resolve(copy(report))));
    return { report: give, ended, stop };
  };
  const prepare = async () => {};
  return { prepare, probe, watch, judge: give, checks };
};
