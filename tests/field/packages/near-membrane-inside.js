/**
 * @package @locker/near-membrane-dom
 * @does Runs packages behind a membrane; here the script that probes is behind it too
 * @verdict instrumented
 * @proof the connections behind the membrane are not those of the page
 */
import createEnvironment from "@locker/near-membrane-dom";

const waiting = new Map();
const endowments = Object.getOwnPropertyDescriptors({
  tell: (number, report) => waiting.get(number)(JSON.parse(report)),
});
const inside = createEnvironment(window, { globalObjectShape: window, endowments });

const library = fetch("/pkg/classic.js")
  .then((answer) => answer.text())
  .then((text) => inside.evaluate(text));

/** Probes behind the membrane; the report comes out as text. */
async function probe(options = {}) {
  await library;
  const number = waiting.size;
  return new Promise((resolve) => {
    waiting.set(number, resolve);
    inside.evaluate(`ontrackProbe.probe(${JSON.stringify(options)})
      .then((report) => tell(${number}, JSON.stringify(report)))`);
  });
}

globalThis.field = {
  probe,
  isAtWork() {
    inside.evaluate('document.documentElement.setAttribute("inside", Function.prototype.toString.call(RTCPeerConnection))');
    return !document.documentElement.getAttribute("inside").includes("RTCPeerConnection");
  },
};
