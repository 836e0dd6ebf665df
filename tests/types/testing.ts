// Compiled, never run: a strict user of `ontrack-probe/testing`.
import { mock, reports } from "ontrack-probe/testing";
import type { Mock } from "ontrack-probe/testing";
import type { Report } from "ontrack-probe";

/** What a test of a page does. */
async function use(): Promise<void> {
  const standing: Mock = mock("blocked");
  const report: Report = await standing.probe({ timeoutMs: 1000 });
  const tampered: "tampered" = reports.tampered.verdict;
  const module: typeof import("ontrack-probe") = mock({ ...report, durationMs: 7 });
  console.log(tampered, (await module.checks()).length);
  // @ts-expect-error there is no such verdict
  mock("human");
  // @ts-expect-error the reports are those of the package
  reports.genuine = report;
}

export { use };
