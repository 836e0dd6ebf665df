/** What a report beside published software must say. */
import * as expect from "../library/expectations.mjs";

const rungs = ({ tracks }) => tracks.map(({ ladder }) => ladder?.rung).filter(Boolean);

/** Null when all is well, else one line of why not. */
export function why(one, report) {
  if (report.isThere !== true) return `${one.title} is not at work in the page: ${report.isThere}`;
  const found = one.verdict === "genuine" ? expect.genuine(report) : expect.verdict(one.verdict, report);
  return found && `${report.asked}: ${found}` || special[report.asked](one, report);
}

const special = {
  offline: () => null,
  loopback: (one, report) => expect.mediaIs(one.media, report),
  watch: (one, report) =>
    rungs(report).includes(one.watch) ? null : `watch: rungs ${rungs(report).join(", ") || "none"}, wanted ${one.watch}`,
};
