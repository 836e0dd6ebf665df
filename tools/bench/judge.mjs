/** How long the page takes to judge evidence that it is handed. */
import { readFile } from "node:fs/promises";
import { figures } from "./figures.mjs";
import { heading, quartiles } from "./table.mjs";
import { ask, visit } from "./visit.mjs";

const rounds = 15;
const each = 200;

const recorded = ["chromium-156", "firefox-153"].map((name) =>
  readFile(new URL(`../../tests/evidence/${name}.json`, import.meta.url), "utf8"),
);

async function measure(session, address) {
  const driver = await visit(session, address);
  const text = `[${await Promise.all(recorded)}]`;
  const times = await ask(driver, "judging", { text, rounds, each });
  return { judgeUs: figures(times.map((nanoseconds) => nanoseconds / 1000)) };
}

const lines = ({ title, judgeUs }) => [`${title}, in µs`, heading, quartiles("judge", judgeUs)];

export const judge = { measure, lines };
