/**
 * docs/field.md: the table in which site owners look their own page up. It follows from the heads
 * of the files and from what the matrix saw; `BLESS=1 cargo xtask matrix --only field` writes it anew.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strong } from "../library/expectations.mjs";
import { root } from "../library/root.mjs";

export const path = join(root, "docs/field.md");

const names = { chromium: "Chromium", firefox: "Firefox" };

/** As many checks are named one by one. */
const fewest = 4;

const advice = {
  genuine: "nothing",
  instrumented: "let it pass; or probe before it loads",
  tampered: "let it pass where you know who brings it",
  emulated: "treat it as a driven browser",
  blocked: "ask the visitor, before a call",
  inconclusive: "nothing; never hold it against the visitor",
};

const introduction = `# Published software

Written by \`BLESS=1 cargo xtask matrix --only field\`; tests keep it true.

What the probe says in a page that loads these packages, or in a browser that has these extensions,
each as its users load it, in the current Chromium and Firefox; the extensions are Debian's, of
a kind that Chromium no longer takes. The verdict is that of the source
\`offline\`, and the other sources give the same one. *Media* is what \`loopback\` adds. *Sees* are the
checks that fail, soft ones left out; where they are many, how many of each family. What each of them
means is in [checks.md](checks.md), and what to make of a verdict in
[choosing-a-policy.md](choosing-a-policy.md).

`;

const titles = ["software", "version", "what it does", "verdict", "media", "sees", "what to do"];

const line = (cells) => `| ${cells.join(" | ")} |\n`;

const where = { injected: " in a driven browser", extensions: " in Firefox", packages: "" };
const kinds = Object.keys(where);

/** In the order of the table: packages last, because they are many. */
export const ordered = (all) => all.toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));

/** The cells that follow from the head alone; null stands for what was measured. */
export const cells = (one) => [
  `\`${one.title}\`${where[one.kind]}`,
  one.version ?? "these",
  one.does,
  `\`${one.verdict}\``,
  `\`${one.media.replace(" ", ": ")}\`${one.watch ? `; watched: \`${one.watch}\`` : ""}`,
  null,
  one.advice ?? advice[one.verdict],
];

/** The failed checks in few words. */
export function briefly(checks) {
  if (checks.length === 0) return "nothing";
  if (checks.length <= fewest) return checks.map((check) => `\`${check}\``).join(", ");
  const families = new Map();
  for (const [family] of checks.map((check) => check.split("."))) {
    families.set(family, (families.get(family) ?? 0) + 1);
  }
  return [...families].map(([family, count]) => `\`${family}\` ${count}`).join(", ");
}

/** What was seen in each engine, whichever was visited first; once, where all saw the same. */
function sees(seen) {
  const told = Object.entries(seen).toSorted().map(([engine, checks]) => [engine, briefly(checks)]);
  if (new Set(told.map(([, text]) => text)).size === 1) return told[0][1];
  return told.map(([engine, text]) => `${names[engine]}: ${text}`).join("; ");
}

/** The ids of a report's anomalies above soft. */
export const failed = (report) => strong(report).map(({ check }) => check).sort();

/** The whole text; `seen` has the failed checks of each by name and engine. */
export function document(all, seen) {
  const lines = ordered(all).map((one) => line(cells(one).map((cell) => cell ?? sees(seen.get(one.name)))));
  return introduction + line(titles) + line(titles.map(() => "---")) + lines.join("");
}

/** Writes it anew. */
export const write = (text) => writeFile(path, text);

/** Null when it is current, else one line of why not. */
export async function outdated(text) {
  const kept = (await readFile(path, "utf8").catch(() => "")).split("\n");
  const wanted = text.split("\n");
  const index = wanted.findIndex((each, at) => each !== kept[at]);
  if (index < 0 && wanted.length === kept.length) return null;
  return `docs/field.md is out of date; run BLESS=1 cargo xtask matrix --only field. It lacks: ${wanted[index] ?? "its end"}`;
}
