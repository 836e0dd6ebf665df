// Words for codes. Codes come from reports, and a report may be hostile: `constructor` is no code.

/** The entry of `table` for a code, or `otherwise`; never what objects inherit. */
export function wordsFor(table, code, otherwise = null) {
  return typeof code === "string" && Object.hasOwn(table, code) ? table[code] : otherwise;
}
