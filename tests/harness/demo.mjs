/**
 * Probes in every browser it is given, side by side, and prints `{ "<browser>": report, … }`;
 * a browser that brought none has its own line `{ error }` before that.
 * Options: `{ browsers: { name: place }, adversary?, port? }`.
 */
import { close, firstLine, open } from "./browsers.mjs";
import { visit } from "./playground.mjs";
import { main, options } from "./program.mjs";
import { answer, failure, say } from "./results.mjs";
import { serve } from "./serve.mjs";

const { browsers, adversary, port } = options();

async function probe(name, place, address) {
  let driver;
  try {
    say(`${name}: starting`);
    driver = await open(name, place);
    say(`${name}: probing`);
    const report = await visit(driver, address, adversary);
    say(`${name}: done`);
    return [[name, report]];
  } catch (error) {
    failure(`${name}: ${firstLine(error)}`);
    return [];
  } finally {
    if (driver) await close(driver);
  }
}

await main(async () => {
  const server = await serve({ port });
  say(`serving at ${server.address}`);
  const reports = await Promise.all(
    Object.entries(browsers).map(([name, place]) => probe(name, place, server.address)),
  );
  server.close();
  answer(Object.fromEntries(reports.flat()));
});
