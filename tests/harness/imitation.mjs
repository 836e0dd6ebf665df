/**
 * Asks the package in Node, with the window of an imitated browser in place of the globals, and
 * prints the report. `node imitation.mjs FILE`, whose `open()` makes the window.
 */
import { pathToFileURL } from "node:url";

const library = new URL("../../pkg/index.js", import.meta.url);
const { open } = await import(pathToFileURL(process.argv[2]).href);

/** What belongs to Node whoever imitates a browser: without them no program would run. */
const ofNode = new Set(["process", "Buffer", "global", "globalThis", "WebAssembly", "queueMicrotask"]);
/** The language is one for both; what jsdom's own realm has of it would be a second one. */
const ofLanguage = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => !(name in EventTarget.prototype) && isLanguage(name)));

function isLanguage(name) {
  const { enumerable } = Object.getOwnPropertyDescriptor(globalThis, name);
  return !enumerable && /^(Array|Object|Function|Promise|Reflect|Proxy|Symbol|Map|Set|Weak|Error|.*Error$|JSON|Math|Number|BigInt|String|Boolean|Date|RegExp|Atomics|.*Array(Buffer)?$|DataView|Intl|Iterator|FinalizationRegistry|eval|parse(Int|Float)|is(NaN|Finite)|undefined|NaN|Infinity|(en|de)codeURI(Component)?|(un)?escape)/.test(name);
}

const window = open();
for (const name of Object.getOwnPropertyNames(window)) {
  if (ofNode.has(name) || ofLanguage.has(name)) continue;
  const value = window[name];
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
}
globalThis.window = globalThis;

const { probe } = await import(library.href);
const report = await probe();
process.stdout.write(JSON.stringify(report), () => process.exit());
