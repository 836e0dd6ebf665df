import { probe } from "../../../pkg/index.js";
import { options, times } from "./asked.js";
import { show } from "./show.js";

const PROBES = times(100);

await show(async () => {
  const reports = [];
  while (reports.length < PROBES) reports.push(await probe(options));
  return reports;
});
