// The types of `ontrack-probe/preflight` as an application uses them.

import { define, OntrackPreflight, type PreflightOutcome } from "ontrack-probe/preflight";

define();
define("my-preflight");

const element = document.createElement("ontrack-preflight");
element.strings = { run: "Prüfen", outcomes: { ready: { title: "Bereit" } } };
element.options = { source: { kind: "loopback", codecs: "all" } };
// @ts-expect-error there is no such outcome
element.strings = { outcomes: { splendid: { title: "" } } };
// @ts-expect-error the element has its own signal
element.options = { signal: new AbortController().signal };

element.addEventListener("preflight-report", ({ detail }) => {
  const outcome: PreflightOutcome = detail.outcome;
  console.log(outcome, detail.report.verdict);
});
element.addEventListener("preflight-progress", ({ detail: { stage, elapsedMs } }) => console.log(stage, elapsedMs));

const made: OntrackPreflight = element;
const verdict: string = (await made.run()).verdict;
console.log(verdict, made.outcome, made.report?.summary);
