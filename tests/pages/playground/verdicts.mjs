/** The verdict and what stands behind it. */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../library/root.mjs";
import { says } from "./stage.mjs";

const checked = (report) => report.checks.passed.length + report.checks.failed.length + Object.values(report.checks.skipped).flat().length;

export const verdicts = {
  async "an untouched browser sees its verdict, why, and what to do"(stage) {
    await stage.open();
    assert.equal(await stage.count("#report:not([hidden])"), 0, "a report is there before the run");
    await stage.probe();
    const report = await stage.report();
    assert.equal(report.verdict, "genuine");
    assert.equal(await stage.verdict(), "genuine");
    says(await stage.text(".why"), `${report.checks.passed.length} checks passed`);
    says(await stage.text(".advice"), "Nothing to do");
    assert.equal(await stage.text("#announcement"), "Verdict: genuine.");
    says(await stage.driver.getTitle(), "genuine");
    assert.equal(await stage.count("#verdict .seal svg"), 1, "the verdict has no pictogram beside its word");
  },

  async "every part of the report is on the page"(stage) {
    await stage.open({ run: 1 });
    const report = await stage.report();
    const moments = await stage.run("return [...document.querySelectorAll('.moment')].map((e) => e.dataset.event)");
    for (const event of ["constructed", "track", "offer-set", "answered", "closed", "ended"]) {
      assert.ok(moments.includes(event), `${event} is missing from the timeline`);
    }
    assert.equal(await stage.count(".track"), report.tracks.length);
    assert.equal(await stage.count(".check"), checked(report));
    says(await stage.text("#engine"), "Behaves like");
    says(await stage.text("#engine"), "Claims to be");
    says(await stage.text(".agreement"), "Both agree");
    const levels = await stage.run("return [...document.querySelectorAll('h1, h2, h3, h4')].filter((e) => e.checkVisibility()).map((e) => Number(e.tagName[1]))");
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.reduce((before, level) => (assert.ok(level <= before + 1, `a heading h${level} follows h${before}`), level));
  },

  async "a bar of the waterfall ends at its moment"(stage) {
    await stage.open({ run: 1 });
    const { timeline, durationMs } = await stage.report();
    const last = Math.max(durationMs, ...timeline.map(({ atMs }) => atMs));
    const { atMs } = timeline.find(({ event }) => event === "closed");
    const [at, share] = await stage.run(`
      const rail = document.querySelector(".moment[data-event=closed] .rail").getBoundingClientRect();
      const dot = document.querySelector(".moment[data-event=closed] .dot").getBoundingClientRect();
      return [(dot.left + dot.width / 2 - rail.left) / rail.width, 1 / rail.width];
    `);
    assert.ok(Math.abs(at - atMs / last) < 2 * share, `the dot is at ${at}, the moment at ${atMs / last}`);
  },

  async "the picker offers the whole corpus"(stage) {
    await stage.open();
    const files = async (folder) =>
      (await readdir(join(root, folder))).filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -3));
    const wanted = [...(await files("tests/adversaries")), ...(await files("tests/adversaries/packages"))];
    const offered = await stage.run("return [...document.querySelectorAll('#adversary option')].map((e) => e.value)");
    assert.deepEqual(offered.filter(Boolean).sort(), wanted.sort());
  },

  async "an adversary of the picker gets its verdict"(stage) {
    await stage.open();
    await stage.choose("#adversary", "full-emulation");
    says(await stage.text("#adversary-hint"), "The page reloads");
    await stage.probe();
    const report = await stage.report();
    assert.equal(await stage.verdict(), "emulated");
    assert.equal(await stage.count(".expectation[data-met=true]"), 1);
    assert.equal(await stage.run("return document.activeElement.id"), "verdict-word", "the focus is lost in the reload");
    assert.equal(await stage.count(".anomaly"), report.anomalies.length);
    const shown = await stage.run(`
      return [...document.querySelectorAll(".anomaly")].map((e) => ({
        check: e.querySelector(".anomaly-foot code").textContent,
        expected: e.querySelectorAll("dd")[0].textContent,
        observed: e.querySelectorAll("dd")[1].textContent,
        causes: e.querySelector(".causes").textContent,
      }));
    `);
    for (const { check, expected, observed, benignCauses } of report.anomalies) {
      const found = shown.find((anomaly) => anomaly.check === check);
      assert.deepEqual([found?.expected, found?.observed], [expected, observed], check);
      for (const cause of benignCauses) says(found.causes, cause);
    }
    await stage.picture("adversary", 1280);
  },

  async "an anomaly leads to its check"(stage) {
    await stage.open({ run: 1, adversary: "wrap-strip-ice" });
    assert.equal(await stage.verdict(), "instrumented");
    const id = await stage.text(".anomaly .anomaly-foot code");
    await stage.one("#check-text").sendKeys("no check has this text");
    await stage.one(".anomaly .link").click();
    const [check, isOpen, isVisible] = await stage.run(`
      const check = document.activeElement.closest(".check");
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return [check?.dataset.check, check?.querySelector("details").open, top >= 0 && bottom <= innerHeight];
    `);
    assert.deepEqual([check, isOpen, isVisible], [id, true, true]);
    await stage.untilScript("return document.querySelector('.check details[open] .check-more') !== null");
    says(await stage.text(`.check[data-check="${id}"]`), "Rests on");
  },

  async "nothing comes from another host"(stage) {
    await stage.open({ run: 1 });
    const loaded = await stage.run("return performance.getEntriesByType('resource').map(({ name }) => name)");
    assert.ok(loaded.length > 10, "the browser tells nothing of what was loaded");
    for (const address of loaded) assert.ok(/^(data:|blob:)/.test(address) || address.startsWith(stage.address), address);
  },

  async "a name that is no adversary is told"(stage) {
    await stage.driver.get(stage.page({ run: 1, adversary: "no-such-thing" }));
    await assert.rejects(stage.untilState("done"), /there is no adversary/);
    await stage.driver.get(stage.page({ run: 1, adversary: "../x" }));
    await assert.rejects(stage.untilState("done"), /is no name of an adversary/);
  },
};
