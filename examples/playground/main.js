// The playground: loads an adversary if one is selected, then imports the library and shows its report.

import { adversaryOf, expectedOf, listAdversaries, loadAdversary, titleOf } from "./adversaries.js";
import { addressOf, asked, fillControls } from "./controls.js";
import { unfold } from "./dom.js";
import { isEvidenceAlone, judgeAgain } from "./report/again.js";
import { plain, read } from "./report/read.js";
import { addRun } from "./report/runs.js";
import { pageOf } from "./report/page.js";
import { contentOf, copy, download } from "./report/share.js";
import { show } from "./show.js";
import { SOURCES, askedOf, optionsOf } from "./sources.js";
import { catalogueOf } from "./views/catalogue.js";
import { wireSend } from "./views/send.js";
import { showInvitation, showProgress } from "./views/verdict.js";

const LIBRARY = "../../pkg/index.js";
const PENDING = "ontrack-probe run after reload";

const part = (id) => document.getElementById(id);
const say = (state) => {
  document.documentElement.dataset.state = state;
};
const announce = (text) => {
  part("announcement").textContent = text;
};

function fail(error) {
  part("failure").textContent = plain(error instanceof Error ? error.message : String(error));
  part("failure").hidden = false;
  say("failed");
}

/** While a probe runs the button stays in the focus order, so that the focus is not lost. */
function setBusy(isBusy) {
  part("run").setAttribute("aria-disabled", String(isBusy));
  part("verdict").setAttribute("aria-busy", String(isBusy));
}
const isBusy = () => part("run").getAttribute("aria-disabled") === "true";

/** Runs the adversary before it imports the library, because the import may read the page at once. */
async function prepare(adversary) {
  if (adversary) await loadAdversary(adversary);
  return import(LIBRARY);
}

async function run(library, wanted, adversary) {
  say("running");
  setBusy(true);
  announce("Probing.");
  for (const id of ["failure", "report", "again", "sections"]) part(id).hidden = true;
  try {
    const report = await library.probe({ ...optionsOf(wanted), onProgress: showProgress(part("verdict")) });
    const title = `${adversary ? titleOf(adversary.name) : "untouched"}, ${SOURCES[wanted.source].short}`;
    addRun(title, report);
    const expected = adversary && expectedOf(adversary, wanted.source);
    show(report, await catalogueOf(library), { expected });
    announce(`Verdict: ${read(report).verdict}.`);
    say("done");
  } catch (error) {
    part("verdict").replaceChildren();
    announce("");
    fail(error);
  } finally {
    setBusy(false);
  }
}

/** Shows a report from outside, and whether its evidence leads to the same report. */
async function load(library, file) {
  part("failure").hidden = true;
  const content = await contentOf(file);
  const name = plain(file.name);
  const isAlone = isEvidenceAlone(content);
  const again = isAlone ? null : await judgeAgain(library, content);
  const report = isAlone ? await library.judge(content) : content;
  addRun(name, report);
  show(report, await catalogueOf(library), { from: isAlone ? `${name} (judged here, it is evidence alone)` : name, again });
  const agreement = again === null ? "" : again.error ? " Nothing stands behind it." : again.differs.length === 0 ? " Judged again, both agree." : " Judged again, they do not agree.";
  announce(`Loaded. Verdict: ${read(report).verdict}.${agreement}`);
  part("verdict-word").focus();
  say("done");
}

/**
 * The choices of the form before a reload that this page started, null after any other. A link from
 * another page cannot set it, and it keeps the token out of the address.
 */
function takePending() {
  try {
    const { address, ...endpoint } = JSON.parse(sessionStorage.getItem(PENDING)) ?? {};
    sessionStorage.removeItem(PENDING);
    return address === location.href ? endpoint : null;
  } catch {
    return null;
  }
}

function reloadAndRun(wanted) {
  const { token, nonce } = wanted;
  const address = addressOf(wanted);
  if (wanted.source !== "whep") address.searchParams.set("run", "1");
  try {
    sessionStorage.setItem(PENDING, JSON.stringify({ address: address.href, token, nonce }));
  } catch {
    // Then the person presses the button once more.
  }
  location.assign(address);
}

function wireReport(ready) {
  const text = () => part("report-json").textContent;
  part("copy").addEventListener("click", async () => {
    part("shared").textContent = await copy(part("report-json"));
  });
  part("download").addEventListener("click", () => {
    download(text(), "ontrack-probe-report.json");
    part("shared").textContent = "Saved as ontrack-probe-report.json.";
  });
  part("save-page").addEventListener("click", () => {
    download(pageOf(), "ontrack-probe-report.html", "text/html");
    part("shared").textContent = "Saved as ontrack-probe-report.html.";
  });
  part("sections").addEventListener("click", ({ target }) => {
    if (target.hash) unfold(document.getElementById(target.hash.slice(1)));
  });
  part("load").addEventListener("click", () => part("file").click());
  part("file").addEventListener("change", async () => {
    const [file] = part("file").files;
    part("file").value = "";
    if (file) await ready.then((library) => load(library, file)).catch(fail);
  });
}

async function start() {
  const parameters = new URLSearchParams(location.search);
  const pending = takePending();
  const wasPending = pending !== null;
  const wanted = { ...askedOf(parameters), ...pending };
  // A link may start a run in this page, but never one that sends requests to a server.
  const atOnce = wasPending || (parameters.get("run") === "1" && wanted.source !== "whep");
  if (atOnce) say("running");
  const current = adversaryOf(parameters);
  const listed = await listAdversaries();
  const adversary = current === "" ? null : listed.find(({ name }) => name === current);
  fillControls(listed, current, wanted);
  if (adversary === undefined) throw new Error(`there is no adversary “${current}”`);

  const ready = prepare(adversary);
  wireReport(ready);
  wireSend(ready, adversary);
  part("controls").addEventListener("submit", (event) => {
    event.preventDefault();
    if (isBusy()) return;
    const form = asked();
    if (form.adversary !== current) reloadAndRun(form);
    else {
      history.replaceState(null, "", addressOf(form));
      ready.then((library) => run(library, form, adversary)).catch(fail);
    }
  });
  const library = await ready;
  if (!atOnce) {
    showInvitation(part("verdict"), adversary);
    say("ready");
    return;
  }
  await run(library, wanted, adversary);
  // A reload removes the focus; set it to the result.
  if (wasPending) part("verdict-word")?.focus();
}

start().catch(fail);
