/**
 * The published software that is met in the pages and browsers of people who probe. Each has a file
 * below `tests/field` that says at its head what it is and what must be found: in `packages` a
 * script that sets an npm package up as its users do; in `injected` a program that tells what an
 * npm package has a driven browser run before every document; in `extensions` a script of the page
 * that finds an extension of Debian's at work.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../library/root.mjs";

export const folder = join(root, "tests/field");

const kinds = [
  ["packages", ".js"],
  ["injected", ".mjs"],
  ["extensions", ".js"],
];

const verdicts = ["genuine", "instrumented", "tampered", "emulated", "blocked", "inconclusive"];

/** What the head of a file says by a tag, or null. */
const told = (head, tag) => head.match(new RegExp(`@${tag} +(.+)`))?.[1].trim() ?? null;

function read(kind, name, head, lock) {
  const [debian, measured] = told(head, "debian")?.split(" ") ?? [];
  const title = debian ?? told(head, "package");
  const verdict = told(head, "verdict");
  const wrong = [
    ...["does", "proof"].filter((tag) => !told(head, tag)).map((tag) => `no @${tag}`),
    ...(title ? [] : ["neither @package nor @debian"]),
    ...(verdicts.includes(verdict) ? [] : ["no valid @verdict"]),
  ];
  if (wrong.length > 0) throw new Error(`tests/field/${kind}/${name}: ${wrong.join(", ")}`);
  return {
    kind,
    name,
    title,
    version: measured ?? lock.packages[`node_modules/${title}`]?.version ?? null,
    does: told(head, "does"),
    verdict,
    media: told(head, "media") ?? "complete",
    watch: told(head, "watch"),
    advice: told(head, "advice"),
    browsers: (told(head, "browsers") ?? "chromium firefox").split(" "),
  };
}

/** All of it, in the order of their names. */
export async function software() {
  const lock = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8"));
  const found = await Promise.all(
    kinds.map(async ([kind, ending]) => {
      const files = (await readdir(join(folder, kind))).filter((file) => file.endsWith(ending));
      return Promise.all(
        files.map(async (file) => {
          const head = (await readFile(join(folder, kind, file), "utf8")).split("*/", 1)[0];
          return { ...read(kind, file.slice(0, -ending.length), head, lock), file: join(folder, kind, file) };
        }),
      );
    }),
  );
  return found.flat().sort((one, other) => one.name.localeCompare(other.name, "en"));
}
