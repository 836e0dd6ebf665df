/**
 * The package on a server: importing it does nothing, and asking it all the same gives a report.
 * Prints one line of why not; silence means well.
 */
import { fileURLToPath } from "node:url";

const before = Object.keys(globalThis).sort().join();
const library = await import(fileURLToPath(new URL("../../pkg/index.js", import.meta.url)));
const fail = (why) => {
  console.log(why);
  process.exit(1);
};

if (Object.keys(globalThis).sort().join() !== before) fail("the import left a new global behind");
for (const name of ["probe", "judge", "checks"]) {
  if (typeof library[name] !== "function") fail(`the package exports no function ${name}`);
}
const { verdict } = await library.probe();
if (!["blocked", "inconclusive"].includes(verdict)) fail(`probe() on a server says ${verdict}`);
