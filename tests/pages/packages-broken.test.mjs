/** The tests of packages can fail: a broken package turns every visit of a project red. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeAll } from "./library/browsers.mjs";
import { current } from "./library/places.mjs";
import { Session } from "./library/session.mjs";
import { fresh } from "./packages/project.mjs";
import { rows } from "./packages/rows.mjs";
import { breakages, packBroken } from "./packages/tarball.mjs";
import { host, printed, verdict } from "./packages/visit.mjs";

/** A project that is quick to build. */
const quick = (await rows()).find(({ name }) => name === "esbuild");
const sessions = new Map(current.map((browser) => [browser.name, new Session(browser)]));

/** What a visit says in a browser, or why it does not. */
async function found(folder, visit, browser) {
  try {
    if (visit.program) return await printed(folder, visit);
    const { page, end } = await host(folder, visit);
    return await verdict(sessions.get(browser), page).finally(end);
  } catch (error) {
    return `error: ${error.message}`;
  }
}

for (const breakage of Object.keys(breakages)) {
  test(`packages-broken: ${breakage} turns every visit red`, async () => {
    const tarball = await packBroken(breakage);
    const folder = await fresh(quick, tarball);
    let visits = 0;
    for (const visit of quick.visits) {
      for (const browser of visit.browsers) {
        const text = await found(folder, visit, browser);
        assert.notEqual(text, visit.verdict, `${visit.name} in ${browser} is as wanted all the same`);
        visits += 1;
      }
    }
    assert.ok(visits > 0);
  });
}

after(closeAll);
