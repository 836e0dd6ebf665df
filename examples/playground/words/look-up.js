// Finds the words for a code. A report may be hostile, so a code such as `constructor` must find nothing.

/** The entry of `table` for a code, or `otherwise`; never an inherited property. */
export function wordsFor(table, code, otherwise = null) {
  return typeof code === "string" && Object.hasOwn(table, code) ? table[code] : otherwise;
}
