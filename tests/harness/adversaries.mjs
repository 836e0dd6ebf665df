/**
 * The adversaries are files that say at their head what must be found: scripts of their folder;
 * below `packages`, scripts that are bundled from published packages (`.js`), and imitations of a
 * browser that run in Node (`.mjs`).
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./serve.mjs";

const folder = join(root, "tests/adversaries");
const packages = join(folder, "packages");
const verdicts = ["genuine", "instrumented", "tampered", "emulated", "blocked", "inconclusive"];

async function listed(where, ending, details) {
  const files = (await readdir(where)).filter((file) => file.endsWith(ending)).sort();
  return Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(where, file), "utf8");
      const asked = source.match(/@verdict\s+(\S+)/)?.[1];
      const name = file.slice(0, -ending.length);
      return { name, verdict: verdicts.includes(asked) ? asked : null, ...details(name, file) };
    }),
  );
}

/** Every adversary of a page: its name, the verdict it asks for (null if none), its address and file. */
export async function adversaries(bundles) {
  const [own, published] = await Promise.all([
    listed(folder, ".js", (_, file) => ({
      script: `/tests/adversaries/${file}`,
      file: join(folder, file),
    })),
    listed(packages, ".js", (_, file) => ({
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
