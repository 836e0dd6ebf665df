// From a report to what a site does.

import { option } from "../loader/option.js";
import { policies } from "./policies.js";

const isWord = (word) => typeof word === "string";

/** A word for every case: one, or one for each code and one for all others. */
const isWhole = (cases) =>
  isWord(cases) || (isWord(option(cases, "otherwise")) && Object.keys(cases).every((code) => cases[code] === undefined || isWord(cases[code])));

const named = (policy) => (isWord(policy) ? option(policies, policy) : policy);

/** Whether it has a word for every visitor. */
export const isPolicy = (policy) => {
  const found = named(policy);
  const isKnown = (key) => (key === "unverified" ? isWord : isWhole)(option(found, key));
  return Object.keys(policies.measure).every(isKnown);
};

/** What a policy is. */
export const takes = () =>
  `${Object.keys(policies).join(", ")}, or an object with ${Object.keys(policies.measure).join(", ")}: each a word, or an object of words with otherwise, and unverified a word`;

/** The policy of this name, or the one that is given. */
export const policyOf = (policy) => {
  if (!isPolicy(policy)) throw new TypeError(`a policy is ${takes()}`);
  return named(policy);
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
