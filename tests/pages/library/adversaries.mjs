/**
 * The adversaries are files that say at their head what must be found: scripts of their folder;
 * below `packages`, scripts that are bundled from published packages (`.js`), and imitations of a
 * browser that run in Node (`.mjs`).
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.mjs";

const folder = join(root, "tests/adversaries");
const packages = join(folder, "packages");
const verdicts = ["genuine", "instrumented", "tampered", "emulated", "blocked", "inconclusive"];

/** The verdict that a tag of the head asks for (null if none), and the reason that comes with it. */
function told(source, tag) {
  const [, asked, reason] = source.match(new RegExp(`@${tag} +(\\S+)(?: +(\\S+))?`)) ?? [];
  return [verdicts.includes(asked) ? asked : null, reason];
}

async function listed(where, ending, details) {
  const files = (await readdir(where)).filter((file) => file.endsWith(ending)).sort();
  return Promise.all(
    files.map(async (file) => {
      const path = join(where, file);
      const source = await readFile(path, "utf8");
      const name = file.slice(0, -ending.length);
      const [verdict] = told(source, "verdict");
      const loopback = { verdict: told(source, "loopback"), media: source.match(/@media +(.+)/)?.[1] };
      return { name, source: path, verdict, loopback, ...details(name, file) };
    }),
  );
}

/**
 * Every adversary of a page: its name, the verdict it asks for (null if none) and, for the source
 * `loopback`, verdict and reason and what becomes of the media; the address and file that a page
 * loads, and the file that it was written in.
 */
export async function adversaries(bundles) {
  const [own, published] = await Promise.all([
    listed(folder, ".js", (_, file) => ({
      isPublished: false,
      script: `/tests/adversaries/${file}`,
      file: join(folder, file),
    })),
    listed(packages, ".js", (_, file) => ({
      isPublished: true,
      script: `/bundles/${file}`,
      file: join(bundles, file),
    })),
  ]);
  return [...own, ...published];
}

/** Every imitation of a browser: its name, the verdict it asks for (null if none), and its file. */
export function imitations() {
  return listed(packages, ".mjs", (_, file) => ({ file: join(packages, file) }));
}
