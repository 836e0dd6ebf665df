// The forms of ids and labels. The ids themselves are random and say nothing.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The form of an id. `offered` are the ids of the synthetic offer. */
export function idForm(id, offered) {
  if (id === null) return "null";
  if (typeof id !== "string") return typeof id;
  if (id === "") return "empty";
  if (offered.includes(id)) return "offered";
  if (UUID.test(id)) return "uuid";
  if (/^\{.*\}$/.test(id) && UUID.test(id.slice(1, -1))) return "braced uuid";
  return "other";
}

/** The form of a track's label. */
export function labelForm({ kind, id, label }) {
  if (typeof label !== "string") return typeof label;
  if (label === "") return "empty";
  if (label === `remote ${kind}`) return "remote KIND";
  if (label === id) return "id";
  if (label.startsWith(`remote ${kind}`)) return "remote KIND and more";
  return "other";
}

/** The members of a dictionary with the type of each, in their order. */
export function members(dictionary) {
  return Object.fromEntries(Object.entries(dictionary).map(([name, value]) => [name, typeOf(value)]));
}

/** The type of a value, or the length of a list. */
export function typeOf(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? `list of ${value.length}` : typeof value;
}
