/** Reports that leave the page, and reports from elsewhere: those may be wrong, or hostile. */
import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Key } from "selenium-webdriver";
import { hostile } from "./hostile.mjs";
import { pause } from "../library/deadline.mjs";
import { says } from "./stage.mjs";

/** What a button saves: its path, and its text as `read` takes it once it is whole. */
async function saved(stage, button, name, read) {
  const path = join(stage.downloads, name);
  await rm(path, { force: true });
  await stage.one(button).click();
  for (let count = 0; count < 100; count += 1) {
    const text = await readFile(path, "utf8").catch(() => "");
    try {
      return [path, read(text)];
    } catch {
      await pause(100); // not all there yet
    }
  }
  throw new Error("nothing was downloaded");
}

const downloaded = (stage) => saved(stage, "#download", "ontrack-probe-report.json", JSON.parse);

const wholePage = (text) => {
  if (!text.trimEnd().endsWith("</html>")) throw new Error("not all there yet");
  return text;
};

export const reports = {
  async "a report is copied"(stage) {
    await stage.open({ run: 1 });
    await stage.one("#copy").click();
    await stage.untilScript("return document.getElementById('shared').textContent !== ''");
    if ((await stage.text("#shared")).startsWith("Selected")) {
      await stage.one("body").sendKeys(Key.chord(Key.CONTROL, "c"));
    }
    await stage.one("#check-text").sendKeys(Key.chord(Key.CONTROL, "v"));
    const pasted = await stage.one("#check-text").getAttribute("value");
    const wanted = await stage.text("#report-json");
    assert.equal(pasted.replace(/\s/g, ""), wanted.replace(/\s/g, ""));
  },

  async "a report is saved, loaded again, and its evidence agrees"(stage) {
    await stage.open({ run: 1, adversary: "proxy-construct" });
    const report = await stage.report();
    const [path, saved] = await downloaded(stage);
    assert.deepEqual(saved, report);
    // In a page without the adversary: what is loaded is shown, not measured.
    await stage.open({});
    await stage.load(path);
    await stage.untilState("done");
    assert.equal(await stage.verdict(), "instrumented");
    says(await stage.text(".origin"), "not measured here");
    says(await stage.text("#again"), "both agree");
    assert.equal(await stage.run("return document.activeElement.id"), "verdict-word");
    assert.deepEqual(await stage.report(), report);
  },

  async "a report saved as a page shows the verdict, and is a page without programs that loads nothing"(stage) {
    await stage.open({ run: 1, adversary: "wrap-strip-ice" });
    const finding = (await stage.text(".anomaly h3")).trim();
    const [path, text] = await saved(stage, "#save-page", "ontrack-probe-report.html", wholePage);
    assert.doesNotMatch(text, /<script|<link|<form|<button|<input|\bon\w+=|@import|url\(/);
    await stage.driver.get(`file://${path}`);
    says(await stage.text("#verdict"), "instrumented");
    says(await stage.text("#anomalies"), finding);
    assert.deepEqual(await stage.run("return performance.getEntriesByType('resource').map(({ name }) => name)"), []);
    const [display, size] = await stage.run("const { display, fontSize } = getComputedStyle(document.querySelector('#verdict .word')); return [display, parseFloat(fontSize)]");
    assert.ok(display === "flex" && size > 25, `the page has lost its style: ${display}, ${size}`);
    await stage.picture("saved-page", 1280);
  },

  async "a report of media agrees with its evidence too"(stage) {
    await stage.open({ run: 1, source: "loopback" });
    const path = await stage.file("loopback.json", await stage.report());
    await stage.load(path);
    await stage.untilState("done");
    says(await stage.text("#again"), "both agree");
  },

  async "evidence alone is judged"(stage) {
    await stage.open({ run: 1, adversary: "proxy-construct" });
    const { evidence } = await stage.report();
    await stage.open({});
    await stage.load(await stage.file("evidence.json", evidence));
    await stage.untilState("done");
    assert.equal(await stage.verdict(), "instrumented");
    assert.equal(await stage.one("#again").isDisplayed(), false);
  },

  async "a report that says more than its evidence is told"(stage) {
    await stage.open({ run: 1, adversary: "full-emulation" });
    const report = await stage.report();
    const lie = { ...report, verdict: "genuine", anomalies: [], checks: { ...report.checks, failed: [] } };
    await stage.load(await stage.file("lie.json", lie));
    await stage.untilState("done");
    assert.equal(await stage.verdict(), "It says: genuine");
    assert.equal(await stage.count("#verdict[data-verdict=genuine]"), 0, "a lie has the look of the truth");
    says(await stage.text("#again"), "its evidence says emulated");
    says(await stage.text("#again"), "verdict, anomalies and checks");
    says(await stage.text("#announcement"), "do not agree");
    await stage.picture("loaded-lie", 1280);

    await stage.load(await stage.file("small-lie.json", { ...report, durationMs: 1 }));
    await stage.untilState("done");
    says(await stage.text("#again"), "the two do not agree");
  },

  async "a report without evidence has nothing behind it"(stage) {
    await stage.open({ run: 1 });
    const { evidence, ...bare } = await stage.report();
    await stage.load(await stage.file("bare.json", bare));
    await stage.untilState("done");
    says(await stage.text("#again"), "Nothing stands behind this report");
    await stage.load(await stage.file("broken.json", { ...bare, evidence: { ...evidence, environment: { context: [7] } } }));
    await stage.untilState("done");
    says(await stage.text("#again"), "environment.context");
  },

  async "a hostile report is only text"(stage) {
    await stage.open({ run: 1 });
    for (const [index, content] of hostile.entries()) {
      await stage.load(await stage.file(`hostile-${index}.json`, content));
      await stage.untilState("done");
      const found = await stage.run(`
        return {
          hacked: window.hacked ?? false,
          foreign: [...document.querySelectorAll("img, iframe, object, embed, script:not([src='main.js']), style, base, [onerror], [onclick], [style*=url]")].map((e) => e.outerHTML),
          links: [...document.querySelectorAll("#report a, #verdict a, #again a")].map((e) => e.href).filter((href) => /^javascript|^data|evil/.test(href)),
          title: document.title,
          polluted: ({}).polluted ?? null,
          overflow: document.documentElement.scrollWidth - innerWidth,
        };
      `);
      assert.deepEqual([found.hacked, found.foreign, found.links, found.polluted], [false, [], [], null], `report ${index}`);
      says(found.title, "ontrack-probe");
      assert.ok(found.overflow <= 0, `report ${index} is ${found.overflow} px too wide`);
      assert.doesNotMatch(await stage.text("#report-json") && (await stage.text("#verdict")), /[\u202e\u200b]/, "invisible characters are told");
      assert.equal(await stage.count("#verdict[data-verdict=genuine]"), 0);
    }
  },

  async "what is no report is told, and what is there stays"(stage) {
    await stage.open({ run: 1 });
    const before = await stage.text("#report-json");
    const deep = `{"verdict": ${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
    const files = [
      ["no.json", "<html>", "is not JSON"],
      ["list.json", "[1]", "holds no report"],
      ["null.json", "null", "holds no report"],
      ["deep.json", deep, ""],
    ];
    for (const [name, content, told] of files) {
      await stage.load(await stage.file(name, content));
      await stage.untilScript("return document.documentElement.dataset.state === 'failed'");
      says(await stage.text("#failure"), told);
      assert.equal(await stage.one("#failure").isDisplayed(), true);
      assert.equal(await stage.text("#report-json"), before);
    }
  },
};
