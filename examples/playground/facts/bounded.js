// Facts are short words. A script of the page or an extension may return anything instead, so longer
// text becomes `(other)`.

const LONGEST_TEXT = 120;
const MOST_MEMBERS = 100;
const PRINTABLE = /^[\n\r\t\u0020-\u007e]*$/;

const text = (value) => (value.length <= LONGEST_TEXT && PRINTABLE.test(value) ? value : "(other)");

/** The same facts, with the length of each text and list bounded. */
export function bounded(facts) {
  if (typeof facts === "string") return text(facts);
  if (Array.isArray(facts)) return facts.slice(0, MOST_MEMBERS).map(bounded);
  if (typeof facts === "object" && facts !== null) {
    return Object.fromEntries(Object.entries(facts).slice(0, MOST_MEMBERS).map(([name, fact]) => [text(name), bounded(fact)]));
  }
  return typeof facts === "number" || typeof facts === "boolean" ? facts : null;
}
