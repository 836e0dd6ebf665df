/** Source maps as a stranger reads them, and the scripts that name them. */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Data that a script holds: nobody steps through it, and the script has it already. */
const isData = (source) => /\/(?:module\.wasm|catalogue\.js|reports\.js)$/.test(source);

/** Vite complains of a source without a text. */
const data = "// Data, which the script holds.\n";

/** `pkg-template/judge.js`, or `package/judge/glue.js` of what was bound: no path of whoever built it. */
const named = (source) => source.replace(/^.*\/(?=(?:pkg-template|package)\/)/, "");

async function tidy(path) {
  const map = JSON.parse(await readFile(path, "utf8"));
  map.sourcesContent = map.sources.map((source, index) => (isData(source) ? data : map.sourcesContent[index]));
  map.sources = map.sources.map(named);
  map.sourceRoot = "ontrack-probe:///";
  await writeFile(path, JSON.stringify(map));
}

/** A script that names its map in its last line: so brotli needs a hundred bytes fewer than in a line more. */
const inLastLine = (script) => script.trimEnd().replace(/\n(\/\/# sourceMappingURL=.*)$/, "$1");

/** Rewrites the maps in the folder, and what names them. */
export async function tidied(folder) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.endsWith(".map")) await tidy(path);
    else if (/\.c?js$/.test(name)) await writeFile(path, inLastLine(await readFile(path, "utf8")));
  }
}
