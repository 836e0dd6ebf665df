/**
 * Many probes asked of one page: what they leave behind is nothing. `SOAK_PROBES` and `SOAK_LOOPBACKS`
 * say how many; the figures are left in `target/soak`.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { closeAll } from "./library/browsers.mjs";
import { bundlePage } from "./library/bundles.mjs";
import { askedOf, current, target } from "./library/places.mjs";
import { serve } from "./library/serve.mjs";
import { Session } from "./library/session.mjs";
import { settings } from "./soak/garbage.mjs";
import { nothingIsLeft, recovers, unbounded, withinBudget } from "./soak/held.mjs";
import { Soak } from "./soak/soak.mjs";
import { table } from "./soak/table.mjs";

const probes = Number(process.env.SOAK_PROBES ?? 120);
const loopbacks = Number(process.env.SOAK_LOOPBACKS ?? 12);

const pages = join(target, "soak");
await bundlePage("soak", pages, fileURLToPath(new URL("soak/pages/", import.meta.url)));
const server = await serve({ bundles: pages });

const browsers = askedOf(current, ({ name }) => [name]);
describe("soak", { concurrency: browsers.length }, () => {
  for (const browser of browsers) {
    describe(browser.name, { concurrency: 1 }, () => {
      const session = new Session(browser, settings[browser.name]);
      const soak = new Soak(session, `${server.address}/bundles/soak.html`);
      const figures = {};
      const statement = (name, part, ask, check) =>
        test(`soak: ${name}, in ${browser.name}`, async () => check((figures[part] = await ask())));

      statement("a page within its budget probes, then says that it is used up", "default",
        () => soak.byDefault(probes), (found) => withinBudget(found, probes));
      statement("nothing is left in a page that counts", "counted", () => soak.whatIsLeft(), nothingIsLeft);
      statement("a page that is refused connections says so, and recovers", "refused", () => soak.refused(), recovers);
      statement(`${probes} probes without a budget leave nothing behind`, "lifted",
        () => soak.lifted(probes, "offline"), (found) => unbounded(found, probes, "offline"));
      statement(`${loopbacks} loopbacks leave nothing behind`, "loopback",
        () => soak.lifted(loopbacks, "loopback"), (found) => unbounded(found, loopbacks, "loopback"));

      after(async () => {
        await writeFile(join(pages, `${browser.name}.json`), JSON.stringify(figures));
        console.log(table(session.title, figures));
        await session.end();
      });
    });
  }
});

after(async () => {
  server.close();
  await closeAll();
});
