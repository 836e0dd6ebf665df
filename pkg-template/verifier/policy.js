// From a report to what a site does.

import { option } from "../loader/option.js";
import { policies } from "./policies.js";

/** The policy of this name, or the one that is given. */
export const policyOf = (policy) => {
  const found = typeof policy === "string" ? option(policies, policy) : policy;
  const keys = Object.keys(policies.measure);
  if (keys.some((key) => option(found, key) === undefined)) {
    throw new TypeError(`a policy is ${Object.keys(policies).join(", ")}, or an object with ${keys.join(", ")}`);
  }
  return found;
};

/** From the most exact code of a report to the least. */
const codesOf = ({ reason, media, outcome }) => [reason, option(media, "reason"), option(media, "outcome"), outcome];

export const decide = (report, policy) => {
  const rules = policyOf(policy);
  if (report === null || report === undefined) return rules.unverified;
  const cases = option(rules, report.verdict);
  if (cases === undefined) throw new TypeError("decide takes a report, or null where none came");
  if (typeof cases === "string") return cases;
  const code = codesOf(report).find((code) => option(cases, code) !== undefined);
  return cases[code || "otherwise"];
};
