// The form: the adversary, the source of the track, and the effort.

import { EXPECTED, titleOf } from "./adversaries.js";
import { html } from "./dom.js";
import { SOURCES } from "./sources.js";
import { wordsFor } from "./words/look-up.js";

const part = (id) => document.getElementById(id);

function adversaryOption({ name, script }, current) {
  const title = script ? titleOf(name) : `${titleOf(name)} (bundled by “cargo xtask matrix”)`;
  return html("option", { value: name, selected: name === current, disabled: !script }, title);
}

function fillAdversaries(listed, current) {
  const groups = Object.entries(EXPECTED).map(([verdict, title]) => {
    const members = listed.filter((adversary) => adversary.verdict === verdict);
    return members.length > 0 && html("optgroup", { label: `${title}: ${verdict}` }, members.map((adversary) => adversaryOption(adversary, current)));
  });
  const others = listed.filter(({ verdict }) => !wordsFor(EXPECTED, verdict));
  part("adversary").replaceChildren(
    html("option", { value: "", selected: current === "" }, titleOf("")),
    ...groups.filter(Boolean),
    ...others.map((adversary) => adversaryOption(adversary, current)),
  );
}

/** The choices of the form. */
export function asked() {
  return {
    adversary: part("adversary").value,
    source: part("source").value,
    url: part("url").value.trim(),
    token: part("token").value.trim(),
    nonce: part("nonce").value.trim(),
    isThorough: part("thorough").checked,
  };
}

function describe(listed, current) {
  const { adversary, source } = asked();
  const chosen = listed.find(({ name }) => name === adversary);
  const isOther = adversary !== current;
  part("adversary-hint").textContent = [
    chosen ? chosen.technique : "Nothing is put in between.",
    isOther && "The page reloads first, because what stands in between has to come before everything else.",
  ].filter(Boolean).join(" ");
  part("source-hint").textContent = SOURCES[source].about;
  part("endpoint").hidden = source !== "whep";
  part("url").required = source === "whep";
  part("choice-now").textContent = `${titleOf(adversary)}, ${SOURCES[source].short}.`;
  part("run").textContent = isOther ? "Reload and run" : "Run the probe";
}

/** Fills the form with the possible choices, and selects those of the address. */
export function fillControls(listed, current, { source, url, token = "", nonce = "", isThorough }) {
  fillAdversaries(listed, current);
  part("source").replaceChildren(
    ...Object.entries(SOURCES).map(([name, { title }]) => html("option", { value: name, selected: name === source }, title)),
  );
  part("url").value = url;
  part("token").value = token;
  part("nonce").value = nonce;
  part("thorough").checked = isThorough;
  for (const event of ["input", "change"]) part("controls").addEventListener(event, () => describe(listed, current));
  // An endpoint is asked for its address. Everything else may stay folded, because the summary names it.
  part("choices").open = source === "whep";
  describe(listed, current);
}

/** The address of this page with the choices of the form, without token and nonce. */
export function addressOf({ adversary, source, url, isThorough }) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = "";
  const set = (name, value, isUsual) => {
    if (!isUsual) address.searchParams.set(name, value);
  };
  set("adversary", adversary, adversary === "");
  set("source", source, source === "offline");
  set("url", url, source !== "whep");
  set("effort", "thorough", !isThorough);
  return address;
}
