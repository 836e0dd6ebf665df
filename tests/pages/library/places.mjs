/** Where the things that tests visit are on this machine: `cargo xtask` installs them and writes it down. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** Cargo's target folder. */
export const target = process.env.TARGET_FOLDER ?? join(root, "target");

/**
 * `browsers`, each `{ name, engine, binary, driver }` and whatever else starts it, or `{ name, engine,
 * missing }` when it cannot be had; `isExtra` are those beside the current ones. Further members are
 * what one test visits: `extensions`, `peers`, `server`.
 */
export const places = { browsers: [], ...JSON.parse(readFileSync(join(target, "browsers.json"), "utf8")) };

/** The current browsers. */
export const current = places.browsers.filter(({ isExtra, isUndriven }) => !isExtra && !isUndriven);

const asked = process.env.ONLY?.split(",");

/** Whether only a part of the tests is asked for. */
export const isPart = asked !== undefined;

/** Whether a test is asked for that goes by these words. */
export const isAsked = (...words) => !asked || words.some((word) => asked.includes(word));

/** Of some tests, those that are asked for; it is a mistake to ask for none. */
export function askedOf(tests, wordsOf) {
  const found = tests.filter((test) => isAsked(...wordsOf(test)));
  if (found.length === 0) throw new Error(`no test goes by ${process.env.ONLY ?? "any name"}`);
  return found;
}
