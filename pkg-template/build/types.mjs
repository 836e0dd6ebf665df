/** The package's types: each file as it is written for modules, and once more for CommonJS. */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const relative = /(from "\.\/[^"]*)\.js"/g;

/** Copies all types of the folder `template` to `to`. */
export async function typesOf(template, to) {
  for (const name of (await readdir(template)).filter((file) => file.endsWith(".d.ts"))) {
    const text = await readFile(join(template, name), "utf8");
    await writeFile(join(to, name), text);
    await writeFile(join(to, name.replace(/\.ts$/, ".cts")), text.replace(relative, '$1.cjs"'));
  }
}
