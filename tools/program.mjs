/** What every program of this folder begins and ends with. */
import { closeAll, firstLine } from "../tests/pages/library/browsers.mjs";
import { failure } from "./results.mjs";

/** The one argument: a JSON object, so that nothing needs quoting twice. */
export function options() {
  return JSON.parse(process.argv[2] ?? "{}");
}

/** Runs a whole program: its failure becomes one JSON line, its browsers are ended. */
export async function main(program) {
  let status = 0;
  try {
    await program();
  } catch (error) {
    failure(firstLine(error));
    status = 1;
  }
  await closeAll();
  // Drivers leave handles behind that would keep the process waiting.
  process.stdout.write("", () => process.exit(status));
}
