/** Everything with the keyboard alone. */
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { says } from "./stage.mjs";

/** That the focus could be seen wherever it was. */
export const seen = (passed) => {
  for (const { what, isSeen } of passed) assert.ok(isSeen, `the focus on ${what} cannot be seen`);
};

export const keyboard = {
  async "an adversary is chosen, run and read by keys alone"(stage) {
    await stage.open({}, "ready", { isFolded: true });
    const [first] = await stage.tabTo(".skip", 1);
    assert.ok(first.isSeen);
    seen(await stage.tabTo("#choices summary"));
    await stage.press(Key.ENTER);
    seen(await stage.tabTo("#adversary"));
    await stage.press("Delete");
    assert.equal(await stage.one("#adversary").getAttribute("value"), "delete-global");
    seen(await stage.tabTo("#run"));
    await stage.run("document.documentElement.dataset.state = 'before'");
    await stage.press(Key.ENTER);
    await stage.untilState("done");
    await stage.untilScript("return document.activeElement.id === 'verdict-word'");
    assert.equal(await stage.verdict(), "blocked");

    seen(await stage.tabTo(".sections a[href='#checks']"));
    await stage.press(Key.ENTER);
    seen(await stage.tabTo("#check-text"));
    await stage.press("presence");
    seen(await stage.tabTo("#check-family"));
    seen(await stage.tabTo(".choice input"));
    await stage.press(Key.ARROW_RIGHT);
    const states = await stage.run("return [...document.querySelectorAll('.check')].filter((e) => !e.hidden).map((e) => e.dataset.state)");
    assert.ok(states.length > 0 && states.every((state) => state === "failed"), states.join());
    seen(await stage.tabTo(".check summary"));
    await stage.press(Key.ENTER);
    await stage.untilScript("return document.querySelector('.check details[open] .check-more') !== null");
    says(await stage.text(".check details[open]"), "Rests on");
    seen(await stage.tabTo("#copy", 30));
    seen(await stage.tabTo("#raw summary"));
    await stage.press(Key.ENTER);
    seen(await stage.tabTo("#report-json"));
  },

  async "the skip link leads to the main part"(stage) {
    await stage.open({ run: 1 });
    await stage.tabTo(".skip", 1);
    await stage.press(Key.ENTER);
    assert.equal(await stage.run("return document.activeElement.id"), "main");
  },

  async "running again keeps the focus and tells the verdict"(stage) {
    await stage.open();
    await stage.tabTo("#run");
    for (let count = 0; count < 2; count += 1) {
      await stage.run("document.documentElement.dataset.state = 'before'");
      await stage.press(Key.ENTER);
      await stage.untilState("done");
      assert.equal(await stage.run("return document.activeElement.id"), "run");
      assert.equal(await stage.text("#announcement"), "Verdict: genuine.");
    }
  },

  async "the page has its landmarks, and every field its label"(stage) {
    await stage.open({ run: 1 });
    for (const landmark of ["body > header", "body > main", "body > footer", "nav[aria-label]"]) {
      assert.equal(await stage.count(landmark), 1, landmark);
    }
    const unnamed = await stage.run(`
      const named = (e) => e.labels?.length > 0 || e.hasAttribute("aria-label") || e.textContent.trim() !== "";
      return [...document.querySelectorAll("input, select, button, summary, a")].filter((e) => !named(e)).map((e) => e.outerHTML);
    `);
    assert.deepEqual(unnamed, []);
    const sections = await stage.run(`
      return [...document.querySelectorAll("section:not([hidden])")]
        .filter((e) => !e.hasAttribute("aria-label") && !document.getElementById(e.getAttribute("aria-labelledby")))
        .map((e) => e.id);
    `);
    assert.deepEqual(sections, []);
  },
};
