import { probe } from "../../../pkg/index.js";
import { show } from "./show.js";

const PROBES = 100;

await show(async () => {
  const reports = [];
  while (reports.length < PROBES) reports.push(await probe());
  return reports;
});
