/**
 * The tarball that npm would publish, installed in a fresh project of each kind, built or served, and
 * opened in a real browser: each gets the verdict out of the package.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { closeAll } from "./library/browsers.mjs";
import { askedOf, current, isAsked } from "./library/places.mjs";
import { Session } from "./library/session.mjs";
import { fresh } from "./packages/project.mjs";
import { rows } from "./packages/rows.mjs";
import { pack } from "./packages/tarball.mjs";
import { host, printed, verdict, withExtension } from "./packages/visit.mjs";

/** As many as a small machine builds at once without one waiting for the other. */
const lanes = 2;
const visitMs = 15 * 60_000;

const every = await rows();
const asked = askedOf(every, ({ name, isSlow }) => [name, isSlow ? "slow" : "quick"]);
const tarball = await pack();

/** Browsers that the rows share: each row takes the free ones. */
const free = Array.from({ length: lanes }, () => new Map(current.map((browser) => [browser.name, new Session(browser)])));

describe("packages", { concurrency: lanes }, () => {
  for (const row of asked) {
    describe(row.name, { concurrency: 1 }, () => {
      let folder;
      let sessions;
      let started;
      before(async () => {
        started = Date.now();
        sessions = free.pop();
        folder = await fresh(row, tarball);
      });
      after(() => {
        free.push(sessions);
        console.log(`${row.name} took ${((Date.now() - started) / 1000).toFixed(1)} s`);
      });
      for (const visit of row.visits) visiting(row, visit, () => ({ folder, sessions }));
    });
  }
});

/** One visit of a project, in each browser that it is for. */
function visiting(row, visit, place) {
  const name = `${row.name}: ${visit.name}`;
  if (visit.program) {
    test(`${name} says ${visit.verdict}`, { timeout: visitMs }, async () => {
      assert.equal(await printed(place().folder, visit), visit.verdict);
    });
    return;
  }
  describe(name, { concurrency: 1 }, () => {
    let hosted;
    before(async () => void (hosted = await host(place().folder, visit)), { timeout: visitMs });
    after(() => hosted?.end());
    for (const browser of visit.browsers) {
      test(`${name} is ${visit.verdict} in ${browser}`, { timeout: visitMs }, async () => {
        const { folder, sessions } = place();
        const session = sessions.get(browser);
        const shown = visit.extension
          ? withExtension(session.browser, folder, visit, hosted.page)
          : verdict(session, hosted.page);
        assert.equal(await shown, visit.verdict);
      });
    }
  });
}

after(async () => {
  await closeAll();
  const left = every.filter((row) => !asked.includes(row)).map(({ name }) => name);
  if (left.length > 0 && isAsked("quick")) console.log(`\`cargo xtask packages\` runs these as well: ${left.join(", ")}`);
});
