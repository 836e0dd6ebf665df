/** The list of adversaries that the playground offers: what each says of itself, and where it is. */
import { access, readFile } from "node:fs/promises";
import { adversaries } from "./adversaries.mjs";

/** The longest text that is told of a tag. */
const longest = 600;

function tag(source, name) {
  const [, text] = source.split("*/", 1)[0].match(new RegExp(`@${name} +(.+)`)) ?? [];
  return text ? text.trim().slice(0, longest) : null;
}

const isThere = (file) => access(file).then(() => true, () => false);

/**
 * Every adversary that a page can load, from the heads of their files, so that a new one appears
 * by itself. `bundles` is where the published packages are bundled; those that are not yet are
 * told with `script: null`.
 */
export async function corpus(bundles) {
  const found = await adversaries(bundles ?? "");
  return Promise.all(
    found.map(async ({ name, source, file, script, verdict, loopback, isPublished }) => {
      const text = await readFile(source, "utf8");
      return {
        name,
        published: isPublished,
        script: !isPublished || (bundles && (await isThere(file))) ? script : null,
        technique: tag(text, "technique"),
        seen: tag(text, "seen"),
        shows: tag(text, "shows"),
        verdict,
        loopback: { verdict: loopback.verdict[0], reason: loopback.verdict[1] ?? null },
      };
    }),
  );
}
