// The playground: puts an adversary in between if asked to, then imports the library and shows its report.

import { ADVERSARIES, adversaryOf, describeAdversary, loadAdversary } from "./adversaries.js";
import { showAnomalies, showChecks } from "./checks-view.js";
import { html } from "./dom.js";
import { showTimeline } from "./timeline-view.js";
import { showTracks } from "./tracks-view.js";
import { showInvitation, showProgress, showVerdict } from "./verdict-view.js";

const LIBRARY = "../../pkg/index.js";
const part = (id) => document.getElementById(id);
const say = (state) => {
  document.documentElement.dataset.state = state;
};

function fail(error) {
  part("failure").textContent = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  part("failure").hidden = false;
  part("verdict").replaceChildren();
  say("failed");
}

/** The adversary comes first: only then is the library imported, which may look at once. */
async function prepare(name) {
  let about = null;
  if (name !== "") {
    about = await describeAdversary(name);
    await loadAdversary(name);
  }
  return { about, library: await import(LIBRARY) };
}

async function catalogueOf(library) {
  try {
    return new Map((await library.checks()).map((check) => [check.id, check]));
  } catch {
    return new Map(); // without WebAssembly there is no catalogue, only ids
  }
}

async function run({ about, library }) {
  say("running");
  part("failure").hidden = true;
  part("report").hidden = true;
  part("run").disabled = true;
  try {
    const report = await library.probe({ onProgress: showProgress(part("verdict")) });
    const catalogue = await catalogueOf(library);
    part("report").hidden = false;
    part("report-json").textContent = JSON.stringify(report, null, 2);
    showVerdict(part("verdict"), report, about);
    showTimeline(part("timeline"), report.timeline ?? []);
    showAnomalies(part("anomalies"), report.anomalies ?? [], catalogue);
    showTracks(part("tracks"), report.tracks ?? []);
    showChecks(part("checks"), report.checks ?? {}, catalogue);
    document.title = `${report.verdict} · ontrack-probe`;
    say("done");
  } catch (error) {
    fail(error);
  } finally {
    part("run").disabled = false;
  }
}

async function copyReport() {
  const text = part("report-json").textContent;
  try {
    await navigator.clipboard.writeText(text);
    part("copied").textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(part("report-json"));
    part("copied").textContent = "Selected: copy it with the keyboard.";
  }
}

function fillControls(current) {
  const select = part("adversary");
  const offered = ADVERSARIES.some(({ name }) => name === current)
    ? ADVERSARIES
    : [...ADVERSARIES, { name: current, title: current, about: "Named in the address." }];
  select.replaceChildren(...offered.map(({ name, title }) => html("option", { value: name, selected: name === current }, title)));
  const hint = () => {
    const chosen = offered.find(({ name }) => name === select.value);
    const isOther = select.value !== current;
    part("adversary-hint").textContent = isOther ? `${chosen.about} The page reloads, because an adversary has to come first.` : chosen.about;
    part("run").textContent = isOther ? "Reload and run" : "Run the probe";
  };
  select.addEventListener("change", hint);
  hint();
}

function reloadWith(name) {
  const address = new URL(location.href);
  address.search = "";
  if (name !== "") address.searchParams.set("adversary", name);
  address.searchParams.set("run", "1");
  location.assign(address);
}

async function start() {
  const atOnce = new URLSearchParams(location.search).get("run") === "1";
  if (atOnce) say("running");
  const current = adversaryOf(location.search);
  fillControls(current);
  part("copy").addEventListener("click", copyReport);
  const ready = prepare(current);
  part("controls").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (part("adversary").value !== current) reloadWith(part("adversary").value);
    else await ready.then(run, fail);
  });
  const prepared = await ready;
  if (prepared.about?.technique && !ADVERSARIES.some(({ name }) => name === current)) {
    part("adversary-hint").textContent = prepared.about.technique;
  }
  if (atOnce) await run(prepared);
  else showInvitation(part("verdict"), prepared.about);
}

start().catch(fail);
