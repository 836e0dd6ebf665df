import { probe } from "../../../pkg/index.js";
import { show } from "./show.js";

const TIMES = [1, 2, 5, 10, 20, 40, 80, 160];
const ASKED = [{}, {}, { effort: "thorough" }, { source: "loopback" }];

/** Each deadline several times, one probe after the other, and once several at a time. */
await show(async () => {
  const reports = [];
  for (const timeoutMs of TIMES) {
    const ask = (asked) => probe({ connectionBudget: Infinity, timeoutMs, ...asked });
    for (const asked of ASKED) reports.push(await ask(asked));
    reports.push(...(await Promise.all(ASKED.map(ask))));
  }
  return reports;
});
