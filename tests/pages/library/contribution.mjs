/**
 * What a person sent from “Send us this browser”: read as text that anybody may have written,
 * judged by today's rules, and split into the files that the tests read.
 */
import { leaks } from "./leaks.mjs";

const LONGEST = 500_000;
const LONGEST_AGENT = 1000;
const LONGEST_FACTS = 50_000;
const MEMBERS = ["contribution", "userAgent", "offline", "loopback", "facts"];
/** The two probes, with the end of the name of their files. */
const PROBES = { offline: "", loopback: "-loopback" };
const NAME = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const DIGEST = /\b[0-9A-F]{2}(?::[0-9A-F]{2}){7,}\b/i;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isRecorded = ({ nonce }) => nonce === "recorded";
/** Where the module did not start nothing was looked at. */
const isEmpty = ({ nonce, obstacle }) => nonce === "" && typeof obstacle === "string" && obstacle !== "";

function parsed(text) {
  if (text.length > LONGEST) throw new Error(`it is longer than ${LONGEST} characters`);
  // In an issue it stands between sentences, or in a fence.
  const inner = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  try {
    return JSON.parse(inner);
  } catch {
    throw new Error("it holds no JSON");
  }
}

function refuseShape(contribution) {
  if (!isObject(contribution) || contribution.contribution !== 1) throw new Error("it is no contribution of version 1");
  const odd = Object.keys(contribution).filter((name) => !MEMBERS.includes(name));
  if (odd.length > 0) throw new Error(`it has members of no contribution: ${odd.join(", ").slice(0, 200)}`);
  const { userAgent, facts } = contribution;
  if (typeof userAgent !== "string" || userAgent.length > LONGEST_AGENT) throw new Error("userAgent is no user agent string");
  if (!isObject(facts)) throw new Error("facts are missing");
  if (JSON.stringify(facts).length > LONGEST_FACTS) throw new Error(`its facts are longer than ${LONGEST_FACTS} characters`);
  for (const name of Object.keys(PROBES)) {
    const probe = contribution[name];
    if (!isObject(probe)) throw new Error(`${name} is missing`);
    if (probe.evidence && !isRecorded(probe.evidence) && !isEmpty(probe.evidence)) throw new Error(`the nonce of ${name} is not “recorded”`);
  }
}

function refuseLeaks({ userAgent, ...rest }) {
  const found = leaks(rest);
  if (DIGEST.test(JSON.stringify(rest))) found.push("a fingerprint");
  if (found.length > 0) throw new Error(`it holds what no contribution may: ${found.slice(0, 3).join("; ")}`);
}

/** The contribution in a text; throws a sentence for people where there is none. */
export function read(text) {
  const contribution = parsed(text);
  refuseShape(contribution);
  refuseLeaks(contribution);
  return contribution;
}

/** What `judge` says of each probe: its report, or null with what was told in place of evidence. */
export async function judged(contribution, judge) {
  const probes = Object.keys(PROBES).map(async (name) => {
    const { evidence, ...told } = contribution[name];
    return [name, { told, report: evidence ? await judge(evidence) : null }];
  });
  return Object.fromEntries(await Promise.all(probes));
}

/** Whether both probes gave evidence, and it is what an untouched browser gives. */
export const isGenuine = (probes) => Object.values(probes).every(({ report }) => report?.verdict === "genuine");

/** The files for `name`, by their place below tests/evidence. Of the evidence only what the rules know. */
export function files(name, probes, facts) {
  if (!NAME.test(name)) throw new Error(`“${name}” is no name such as safari-26.4-iphone`);
  const evidence = Object.entries(probes)
    .filter(([, { report }]) => report !== null && isRecorded(report.evidence))
    .map(([probe, { report }]) => [`engines/${name}${PROBES[probe]}.json`, report.evidence]);
  return Object.fromEntries([...evidence, [`facts/${name}.json`, facts]].map(([path, content]) => [path, `${JSON.stringify(content, null, 1)}\n`]));
}
