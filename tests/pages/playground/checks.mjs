/** The list of checks, and two runs side by side. */
import assert from "node:assert/strict";
import { says } from "./stage.mjs";

const visible = (stage) =>
  stage.run("return [...document.querySelectorAll('.check')].filter((e) => !e.hidden).map((e) => [e.dataset.check, e.dataset.state])");

const cells = (stage) =>
  stage.run(`
    const row = [...document.querySelectorAll("#compare tbody tr")].find((e) => e.textContent.startsWith("Verdict"));
    return [...row.querySelectorAll("td")].map((e) => e.textContent).concat(row.dataset.differs);
  `);

export const checks = {
  async "checks are found by family, state and text"(stage) {
    await stage.open({ run: 1, adversary: "full-emulation" });
    const { checks: told } = await stage.report();
    const all = [...told.failed, ...told.passed, ...Object.values(told.skipped).flat()];

    await stage.choose("#check-family", "brand");
    const ofFamily = all.filter((id) => id.startsWith("brand."));
    assert.deepEqual((await visible(stage)).map(([id]) => id).sort(), ofFamily.sort());
    says(await stage.text("#check-count"), `${ofFamily.length} of ${all.length}`);
    await stage.choose("#check-family", "");

    for (const state of ["failed", "passed", "skipped"]) {
      await stage.one(`.choice input[value="${state}"]`).click();
      const shown = await visible(stage);
      assert.equal(shown.length, Object.values(told[state]).flat().length, state);
      assert.ok(shown.every(([, is]) => is === state), state);
    }
    await stage.one('.choice input[value=""]').click();

    await stage.one("#check-text").sendKeys("presence constructor");
    const found = await visible(stage);
    assert.ok(found.length > 0 && found.length < 12, `${found.length} found`);
    assert.ok(found.some(([id]) => id === "presence.constructor"));
    await stage.one("#check-text").clear();
    await stage.one("#check-text").sendKeys("nosuchword");
    assert.equal((await visible(stage)).length, 0);
    says(await stage.text("#check-count"), "0 of");
  },

  async "a check that could not be judged tells why"(stage) {
    await stage.open({ run: 1 });
    await stage.one('.choice input[value="skipped"]').click();
    const summary = stage.one('.check[data-state="skipped"] summary');
    await summary.click();
    await stage.untilScript("return document.querySelector('.check[data-state=skipped] .check-more') !== null");
    says(await stage.text(".check[data-state=skipped] .check-more"), "Not judged");
  },

  async "two runs stand side by side"(stage) {
    await stage.open();
    await stage.probe();
    says(await stage.text("#compare"), "Run the probe once more");
    await stage.choose("#adversary", "stealth-proxy");
    await stage.probe();
    assert.deepEqual(await cells(stage), ["genuine", "tampered", "true"]);
    const differing = await stage.texts("#compare table:nth-of-type(2) tbody tr");
    assert.ok(differing.length > 0 && differing.every((row) => row.includes("Failed") && row.includes("Passed") || row.includes("Skipped")));
    // The same run on both sides differs in nothing.
    await stage.choose("#left-run", "2");
    assert.deepEqual(await cells(stage), ["tampered", "tampered", "false"]);
    says(await stage.text("#compare"), "Every check came out the same");
    await stage.choose("#left-run", "1");
    await stage.picture("side-by-side", 1280);
  },
};
