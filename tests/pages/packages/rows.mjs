/** The rows of the package matrix are the folders of `tests/packages` that hold a `row.json`. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../library/serve.mjs";

const folder = join(root, "tests/packages");

/**
 * Every row: `name`; `project`, the folders that are laid over each other to make a fresh project;
 * `install`, the folder whose dependencies it shares with other rows; `isSlow`, whether only
 * `cargo xtask packages` runs it; `evidence`, what it may judge; `visits`. A visit: `name`; `run`, what is
 * run first; then one of `serve`, folders to give out, `server`, a program that serves at `$PORT`, or
 * `program`, one that prints the verdict itself; `page`; `browsers`; `extension`, a folder that these have
 * as an extension; `rendered`, what the server itself must have written into the page; `verdict`, the one
 * that is right.
 */
export async function rows() {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const text = await readFile(join(folder, entry.name, "row.json"), "utf8").catch(() => null);
    if (text !== null) found.push(row(entry.name, JSON.parse(text)));
  }
  // What takes longest goes first, lest one lane wait for it at the end.
  return found.sort((a, b) => b.visits.length - a.visits.length || (a.name < b.name ? -1 : 1));
}

function row(name, { project = ["tests/packages/page", `tests/packages/${name}`], visits, ...more }) {
  return {
    name,
    project: project.map((place) => join(root, place)),
    ...more,
    visits: visits.map((visit) => ({
      page: "/",
      verdict: "genuine",
      browsers: visit.program ? [null] : ["chromium"],
      ...visit,
    })),
  };
}
