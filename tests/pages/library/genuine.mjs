/** The genuine configurations are the JSON files of their folder, one row each. */
import { readdir, readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { addressWith } from "./first-script.mjs";
import { root } from "./serve.mjs";

const folder = join(root, "tests/genuine");

/** Comes first in every page, to hear all that is said there. */
const recorder = "/tests/genuine/pages/heard.js";

/**
 * Every row: `name`; `part`, the group of the matrix where it is not `genuine`; `page`, below `pages` or from the root; `browsers`, by their names in the
 * matrix; `arguments` and `preferences` to start them with; `headers` of the page; `first`, the
 * bundles before the library; `visit` and `host` when it is visited in another way than at the
 * loopback address in front, `network` when it is in a network of its own, `extension` and how many
 * `visits` when an extension's script probes there; what the evidence must
 * have `seen` of it, by its path; what may be found: `verdict`, `reasons`, `budget`; and what the
 * page is `heard` to say besides and how many `frames` come into it, as in `overhear.mjs`. A row that
 * is `late` gives the probe too little time: there nothing above soft is found whatever the verdict.
 *
 * With `media` the row is there twice, the second time for the source `loopback`: there `media` has
 * the options to `probe` with, how many `times`, and what a report must say of media. A row that has
 * the options for itself, as `probe`, is there once, and `media` only says what a report must say.
 */
export async function genuineRows() {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const rows = await Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -".json".length),
      browsers: ["chromium", "firefox"],
      ...JSON.parse(await readFile(join(folder, file), "utf8")),
    })),
  );
  return rows.flatMap(({ media, ...row }) => {
    if (row.probe) return [{ part: "genuine", ...row, media }];
    return [{ part: "genuine", ...row }, ...(media ? [{ ...row, part: "media", media }] : [])];
  });
}

/** What the deadline cuts off is no answer; that of these rows is not the machine's speed. */
const patient = { source: "loopback", timeoutMs: 10_000 };

/** Has a page probe with media; `probe` and `times` as far as they are given. */
export function ask(url, { probe = patient, times }) {
  url.searchParams.set("probe", JSON.stringify(probe));
  if (times) url.searchParams.set("times", times);
}

/** The address of a row's page at a server. */
export function addressOf(row, server, before = [recorder]) {
  const page = row.page.startsWith("/") ? row.page : `/tests/genuine/pages/${row.page}`;
  const url = new URL(page, server);
  if (row.headers) url.searchParams.set("row", row.name);
  if (row.probe) ask(url, row);
  else if (row.media) ask(url, row.media);
  return addressWith(url, [...before, ...(row.first ?? []).map((name) => `/bundles/${name}.js`)]);
}

/** Tells the server which headers a page's answer has besides, by the row in its address. */
export function headersOf(rows) {
  const headers = new Map(rows.map((row) => [row.name, row.headers]));
  return (url) => headers.get(url.searchParams.get("row"));
}

/** An address of this machine that is not its loopback, or null when it has none. */
export function outsideAddress() {
  const all = Object.values(networkInterfaces()).flat();
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? null;
}
