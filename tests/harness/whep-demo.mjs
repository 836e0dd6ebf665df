/**
 * Probes the stream of the example server in every browser it is given, on the server's own page,
 * and prints `{ "<browser>": { client, server }, … }`: the report of the page and the judgement of
 * the server. A browser that brought none has its own line `{ error }` before that.
 * Options: `{ browsers: { name: place }, server, package, listen }`, the latter paths and an address.
 */
import { close, firstLine, open } from "./browsers.mjs";
import { metric, start, untilNone } from "./children.mjs";
import { reportsOf } from "./page.mjs";
import { main, options } from "./program.mjs";
import { answer, failure, say } from "./results.mjs";

const { browsers, server: program, package: folder, listen } = options();

async function probe(name, place, address) {
  let driver;
  try {
    say(`${name}: starting`);
    driver = await open(name, place);
    say(`${name}: probing`);
    const [both] = await reportsOf(driver, `${address}/?run=1`);
    return [[name, both]];
  } catch (error) {
    failure(`${name}: ${firstLine(error)}`);
    return [];
  } finally {
    if (driver) await close(driver);
  }
}

await main(async () => {
  const server = await start(
    program,
    ["--listen", listen, "--package", folder, "--until-input-ends"],
    { RUST_LOG: "warn" },
  );
  say(`serving at ${server.address}`);
  const told = [];
  // One after the other: media that two browsers decode at once is late on a small machine.
  for (const [name, place] of Object.entries(browsers)) {
    told.push(...(await probe(name, place, server.address)));
    const left = await untilNone(() => metric(server.address, "whep_sessions"));
    if (left !== 0) failure(`${name}: ${left} sessions were not deleted`);
  }
  await server.end();
  answer(Object.fromEntries(told));
});
