/** What can be computed of how the page looks; each holds in light and in dark. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../library/root.mjs";
import { lowContrast } from "./contrast.mjs";
import { hostile } from "./hostile.mjs";

const axe = await readFile(join(root, "tests/pages/node_modules/axe-core/axe.min.js"), "utf8");
const phone = 360;

/** One page of each verdict that a page can show, and what is in between. */
const shown = {
  genuine: {},
  instrumented: { adversary: "wrap-strip-ice" },
  tampered: { adversary: "stealth-proxy" },
  emulated: { adversary: "full-emulation" },
  blocked: { adversary: "assign-undefined" },
};

async function openAll(stage) {
  await stage.run("for (const details of document.querySelectorAll('#choices, #verdict details, #report details:not(.check details)')) details.open = true");
  await stage.run("for (const details of [...document.querySelectorAll('.check details')].slice(0, 3)) details.open = true");
}

/** What axe finds. */
export async function violations(stage) {
  await stage.run(axe);
  const found = await stage.driver.executeAsyncScript(`
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ["violations"] }).then(({ violations, passes }) => done({
      passed: passes.length,
      violations: violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map(({ target }) => target.join(" ")) })),
    }), (error) => done({ error: String(error) }));
  `);
  if (found.error) throw new Error(found.error);
  assert.ok(found.passed > 15, `axe looked at ${found.passed} rules only`);
  return found.violations;
}

/** That the page is as light or dark as it was asked to be. */
export async function isAsAsked(stage) {
  const isDark = await stage.run("return matchMedia('(prefers-color-scheme: dark)').matches");
  assert.equal(isDark, stage.isDark, "the browser does not take the colour scheme");
}

/** A frame as wide as a phone, since windows cannot be so narrow. */
export async function onPhone(stage, query) {
  await stage.fresh();
  await stage.run(
    `const frame = document.createElement("iframe");
     frame.style = "border: 0; width: ${phone}px; height: 740px";
     frame.src = arguments[0];
     document.body.replaceChildren(frame);`,
    stage.page(query),
  );
  await stage.driver.switchTo().frame(stage.one("iframe"));
  await stage.untilState(query.run ? "done" : "ready");
}

/** Whether the page can be scrolled sideways, what sticks out, and which fields are squeezed. */
const sideways = (stage) =>
  stage.run(`
    const page = document.documentElement;
    const isInside = (e) => e.closest("#report-json, .unseen, .skip");
    const wide = [...document.body.querySelectorAll("*")].filter((e) => !isInside(e) && e.getBoundingClientRect().right > page.clientWidth + 0.5);
    const fields = [...document.querySelectorAll("select, input:not([type=checkbox], [type=radio])")].filter((e) => e.checkVisibility());
    const narrow = fields.filter((e) => e.getBoundingClientRect().width < 160).map((e) => e.id);
    return { narrow, width: innerWidth, over: page.scrollWidth - page.clientWidth, wide: wide.slice(0, 3).map((e) => e.tagName + "." + e.className + e.id) };
  `);

/** That a page in a frame of that width fits it. */
export async function fits(stage, what) {
  const { width, over, wide, narrow } = await sideways(stage);
  assert.equal(width, phone);
  assert.deepEqual([over, wide], [0, []], what);
  assert.deepEqual(narrow, [], `${what}: fields too narrow to use`);
}

export const looks = {
  async "axe finds nothing, whatever the verdict"(stage) {
    for (const [verdict, query] of Object.entries(shown)) {
      await stage.open({ run: 1, ...query });
      assert.equal(await stage.verdict(), verdict);
      await isAsAsked(stage);
      await openAll(stage);
      assert.deepEqual(await violations(stage), [], verdict);
      await stage.picture(verdict, 1280);
    }
  },

  async "axe finds nothing before the first run, with a failure, and with a lie"(stage) {
    await stage.open();
    assert.deepEqual(await violations(stage), [], "before the first run");
    await stage.open({ source: "whep" });
    assert.deepEqual(await violations(stage), [], "with the fields of an endpoint");
    await stage.open({ run: 1 });
    await stage.load(await stage.file("lie.json", { ...(await stage.report()), verdict: "inconclusive", reason: "timeout" }));
    await stage.untilState("done");
    assert.deepEqual(await violations(stage), [], "with a lie");
    await stage.load(await stage.file("no.json", "{"));
    await stage.untilScript("return document.documentElement.dataset.state === 'failed'");
    assert.deepEqual(await violations(stage), [], "with a failure");
  },

  async "all text stands out from what is behind it"(stage) {
    for (const [verdict, query] of Object.entries(shown)) {
      await stage.open({ run: 1, ...query });
      await openAll(stage);
      const { looked, low } = await stage.run(lowContrast);
      assert.ok(looked > 300, `${looked} texts looked at`);
      assert.deepEqual(low, [], verdict);
    }
  },

  async "on a phone the verdict comes first, and the page is short"(stage) {
    await onPhone(stage, { run: 1, adversary: "full-emulation" });
    const [top, height, shownHeight] = await stage.run(
      "return [document.getElementById('verdict').getBoundingClientRect().top, document.documentElement.scrollHeight, innerHeight]",
    );
    assert.ok(top < shownHeight * 0.45, `the verdict begins at ${top} of ${shownHeight}`);
    assert.ok(height < 6 * shownHeight, `the page has ${height} px`);
  },

  async "on a phone nothing is to be scrolled sideways"(stage) {
    await onPhone(stage, {});
    await fits(stage, "before the first run");
    await onPhone(stage, { source: "whep" });
    await fits(stage, "with the fields of an endpoint");
    await onPhone(stage, { run: 1, source: "loopback" });
    await openAll(stage);
    await fits(stage, "loopback");
    await onPhone(stage, { run: 1, adversary: "full-emulation" });
    await openAll(stage);
    await fits(stage, "an emulation, beside the run before");
    for (const [index, content] of hostile.slice(0, 3).entries()) {
      await stage.load(await stage.file(`phone-${index}.json`, content));
      await stage.untilState("done");
      await openAll(stage);
      await fits(stage, `hostile report ${index}`);
    }
    if (stage.name === "chromium") {
      await stage.fresh();
      await stage.open({ run: 1, source: "loopback" });
      await stage.picture("phone", phone);
    }
  },
};
