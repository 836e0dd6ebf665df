/** The adversaries are the files of their folder; each says at its head what must be found. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./serve.mjs";

const folder = join(root, "tests/adversaries");
const verdicts = ["genuine", "instrumented", "tampered", "emulated", "blocked", "inconclusive"];

/** Every adversary: its name, and the verdict its head comment asks for (null if it asks none). */
export async function adversaries() {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".js")).sort();
  return Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(folder, file), "utf8");
      const asked = source.match(/@verdict\s+(\S+)/)?.[1];
      return { name: file.slice(0, -3), verdict: verdicts.includes(asked) ? asked : null };
    }),
  );
}
