/**
 * Every call out of the module must be answered: whoever is called calls the export `answered` before
 * it returns, as the loader's imports do. Otherwise the module ends there and then. So it never goes on
 * with what stands for an answer that nobody gave, and never reads memory that nobody wrote.
 */

const imported = /^ \(import "[^"]*" "[^"]*" \(func \$(fimport\$\d+)(?: \(type \S+\))?((?: \(param [^)$]*\))?)((?: \(result [^)$]*\))?)\)\)$/gm;

/** Calls one import, and asks whether it was answered. */
const asking = (name, parameters, result) => {
  const count = parameters === "" ? 0 : parameters.trim().slice("(param ".length, -1).split(" ").length;
  const list = Array.from({ length: count }, (_, index) => `local.get ${index} `).join("");
  return ` (func $asked$${name}${parameters}${result} ${list}call $${name} call $was_answered)`;
};

/** A module as text, in the form of wasm-dis, that asks so. */
export function asked(text) {
  const found = [...text.matchAll(imported)];
  if (found.length !== (text.match(/^ \(import .*\(func /gm)?.length ?? 0)) throw new Error("an import was not understood");
  const end = text.indexOf("\n", text.lastIndexOf("\n (import ") + 1);
  const body = text.slice(end, text.lastIndexOf(")")).replaceAll(/\$(fimport\$\d+)\b/g, "$asked$$$1");
  return [
    text.slice(0, end),
    body,
    " (global $is_answered (mut i32) (i32.const 0))",
    ' (export "answered" (func $answered))',
    " (func $answered i32.const 1 global.set $is_answered)",
    " (func $was_answered global.get $is_answered i32.eqz if unreachable end i32.const 0 global.set $is_answered)",
    ...found.map(([, name, parameters, result]) => asking(name, parameters, result)),
    ")\n",
  ].join("\n");
}
