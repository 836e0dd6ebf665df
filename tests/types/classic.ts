// Compiled, never run: a page that loads the classic script.
import type {} from "ontrack-probe/classic";

async function use(): Promise<void> {
  const report = await ontrackProbe.probe({ effort: "thorough" });
  console.log(report.verdict);
  // @ts-expect-error there is no such function
  await ontrackProbe.guess();
}

export { use };
