// The catalogue of checks from the library. All titles and links come from it.

import { html } from "../dom.js";

/** The catalogue by ids; empty if there is none. */
export async function catalogueOf(library) {
  try {
    return new Map((await library.checks()).map((check) => [check.id, check]));
  } catch {
    return new Map();
  }
}

/** The title of a check, or its id if it has no title. */
export function titleOfCheck(id, catalogue) {
  return catalogue.get(id)?.title ?? id;
}

/** What was found where a check failed, or its id if the catalogue has none. */
export function findingOfCheck(id, catalogue) {
  return catalogue.get(id)?.finding ?? titleOfCheck(id, catalogue);
}

/** The family of a check: the first part of its id. */
export function familyOf(id) {
  return id.split(".", 1)[0];
}

/** The basis of a check: a link to its specification, or the measurement. */
export function basisOf({ spec }) {
  if (!spec.startsWith("https://")) return html("span", {}, spec);
  const { host, hash } = new URL(spec);
  return html("a", { href: spec, rel: "noreferrer", target: "_blank" }, `${host}${hash}`, html("span", { class: "unseen" }, " (new tab)"));
}
