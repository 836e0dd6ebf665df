/** Where the track comes from. */
import assert from "node:assert/strict";
import { says } from "./stage.mjs";

const climbed = (stage) =>
  stage.run("return [...document.querySelectorAll('.track')].map((e) => e.querySelectorAll('[data-reached=true]').length)");

const RUNGS = ["event", "packets", "decoded", "rendered", "content"];

async function laddersAgree(stage, { tracks }) {
  const wanted = tracks.map(({ ladder }) => (ladder ? RUNGS.indexOf(ladder.rung) + 1 : 1));
  assert.deepEqual(await climbed(stage), wanted);
}

export const sources = {
  async "loopback shows how far each track climbed"(stage) {
    await stage.open();
    await stage.choose("#source", "loopback");
    await stage.probe();
    const report = await stage.report();
    assert.equal(report.source, "loopback");
    assert.equal(report.media.outcome, "complete");
    await laddersAgree(stage, report);
    assert.ok((await climbed(stage)).some((count) => count >= 3), "nothing was decoded");
    const moments = await stage.run("return [...document.querySelectorAll('.moment')].map((e) => e.dataset.event)");
    for (const event of ["connected", "unmuted", "first-frame", "closed"]) {
      assert.ok(moments.includes(event), `${event} is missing from the timeline`);
    }
    says(await stage.text("#media"), "Media came and was decoded");
    await stage.picture("loopback", 1280);
  },

  async "loopback with every codec puts several to the proof"(stage) {
    await stage.open();
    await stage.choose("#source", "loopback-all");
    await stage.probe();
    const report = await stage.report();
    assert.ok(report.evidence.codecs.length > 1, `${report.evidence.codecs.length} codec`);
    assert.equal(report.verdict, "genuine");
    for (const { name } of report.evidence.codecs) says(await stage.text("#media"), name);
    says(await stage.text(".moment .times"), "×");
  },

  async "a WHEP endpoint is asked at the address of the field"(stage) {
    await stage.open();
    assert.equal(await stage.one("#url").isDisplayed(), false);
    await stage.choose("#source", "whep");
    await stage.one("#run").click();
    assert.equal(await stage.state(), "ready", "it ran without an address");
    // The server of these pages takes no POST, which is an answer too, and accuses nobody.
    await stage.one("#url").sendKeys(`${stage.address}/whep`);
    await stage.probe();
    const report = await stage.report();
    assert.equal(report.source, "whep");
    assert.equal(report.media.reason, "server-status");
    assert.equal(await stage.verdict(), "genuine");
    says(await stage.text("#media"), "no success");
  },

  async "token and nonce survive the reload and stay out of the address"(stage) {
    await stage.open();
    await stage.choose("#source", "whep");
    await stage.choose("#adversary", "proxy-construct");
    await stage.one("#url").sendKeys(`${stage.address}/whep`);
    await stage.one("#token").sendKeys("secret");
    await stage.one("#nonce").sendKeys("issued-here");
    await stage.probe();
    const report = await stage.report();
    assert.deepEqual([report.source, report.evidence.nonce], ["whep", "issued-here"]);
    assert.equal(await stage.one("#token").getAttribute("value"), "secret");
    assert.doesNotMatch(await stage.driver.getCurrentUrl(), /secret|issued-here/);
    assert.equal(await stage.run("return sessionStorage.getItem('ontrack-probe run after reload')"), null);
  },

  async "a link cannot make this page ask a server"(stage) {
    await stage.open({ run: 1, source: "whep", url: `${stage.address}/whep` }, "ready");
    assert.equal(await stage.one("#url").getAttribute("value"), `${stage.address}/whep`);
    assert.equal(await stage.count("#verdict-word"), 0);
  },

  async "thorough takes tracks away and gives them back"(stage) {
    await stage.open();
    await stage.one("#thorough").click();
    await stage.probe();
    const { timeline, checks } = await stage.report();
    assert.ok(timeline.some(({ event }) => event === "renegotiated"));
    await stage.one("#thorough").click();
    await stage.probe();
    assert.ok((await stage.report()).checks.passed.length < checks.passed.length);
  },
};
