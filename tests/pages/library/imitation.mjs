/**
 * Asks the package in Node, with the window of an imitated browser in place of the globals, and
 * prints the report. `node imitation.mjs FILE`, whose `open()` makes the window.
 */
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";

const library = new URL("../../../pkg/index.js", import.meta.url);
const { open } = await import(pathToFileURL(process.argv[2]).href);

// The language is one for both; only what a browser adds to it is imitated.
const ofLanguage = new Set(runInNewContext("Object.getOwnPropertyNames(globalThis)"));
// The imitations call Node's own timers and decoders by their global names, so these stay.
const ofNode = (name) => /^[a-z]/.test(name) && typeof globalThis[name] === "function";

const window = open();
for (const name of Object.getOwnPropertyNames(window)) {
  if (ofLanguage.has(name) || ofNode(name)) continue;
  Object.defineProperty(globalThis, name, {
    value: window[name],
    writable: true,
    configurable: true,
    enumerable: true,
  });
}
globalThis.window = globalThis;

const { probe } = await import(library.href);
const report = await probe();
process.stdout.write(JSON.stringify(report), () => process.exit());
