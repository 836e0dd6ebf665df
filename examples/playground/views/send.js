// “Send us this browser”: the page collects a contribution and shows it; a person copies or saves it.

import { nameOf } from "../facts/ask.js";
import { plain } from "../report/read.js";
import { copyField, download } from "../report/share.js";
import { gather } from "../send/gather.js";

const FILE = "ontrack-probe-browser.json";
const UNTOUCHED = "Something stands between this page and the browser. Choose “This browser, untouched” above and reload first.";

const part = (id) => document.getElementById(id);
const say = (text) => {
  part("gathering").textContent = text;
};
const isBusy = () => part("gather").getAttribute("aria-disabled") === "true";

function summary({ offline, loopback, facts }) {
  const told = ({ verdict, threw }) => verdict ?? (threw ? `threw ${threw}` : "timed out");
  return `Gathered: offline ${told(offline)}, loopback ${told(loopback)}, ${Object.keys(facts).length} subjects of facts. Nothing was sent.`;
}

function show(contribution) {
  part("contribution").value = JSON.stringify(contribution, null, 1);
  part("contribution-agent").textContent = plain(contribution.userAgent);
  part("contribution-shared").textContent = "";
  part("gathered").hidden = false;
  say(plain(summary(contribution)));
}

async function run(ready) {
  part("gather").setAttribute("aria-disabled", "true");
  part("gathered").hidden = true;
  try {
    show(await gather(ready, say));
  } catch (error) {
    say(`It could not be gathered: ${nameOf(error)}.`);
  } finally {
    part("gather").setAttribute("aria-disabled", "false");
  }
}

/** Makes the section work. `ready` resolves with the library, or rejects as in some browsers. */
export function wireSend(ready, adversary) {
  part("gather").addEventListener("click", () => {
    if (adversary) say(UNTOUCHED);
    else if (!isBusy()) void run(ready);
  });
  part("copy-contribution").addEventListener("click", async () => {
    part("contribution-shared").textContent = await copyField(part("contribution"));
  });
  part("save-contribution").addEventListener("click", () => {
    download(part("contribution").value, FILE);
    part("contribution-shared").textContent = `Saved as ${FILE}.`;
  });
}
