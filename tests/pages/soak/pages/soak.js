/** What the page of the soak is asked for, through `globalThis.soak`. */
import { counted, startCounting } from "./counted.js";
import { moduleHolds } from "./module.js";

const count = Symbol.for("ontrack-probe.connections");

/** Some probes one after the other: how often each verdict, and how long they took. */
async function probes({ many, options }) {
  const { probe } = await import("/pkg/index.js");
  const lifted = options.connectionBudget === "lifted" ? { connectionBudget: Infinity } : {};
  const verdicts = {};
  const begun = performance.now();
  for (let index = 0; index < many; index += 1) {
    const { verdict, reason, media } = await probe({ ...options, connectionBudget: undefined, ...lifted });
    const told = [verdict, reason, media && `media ${media.outcome}`].filter(Boolean).join(": ");
    verdicts[told] = (verdicts[told] ?? 0) + 1;
  }
  return { verdicts, tookMs: performance.now() - begun };
}

/** Opens and closes so many connections by the page's own hand, until one is refused. */
function open(many) {
  let opened = 0;
  try {
    for (; opened < many; opened += 1) new RTCPeerConnection().close();
    return { opened, refusal: null };
  } catch ({ name }) {
    return { opened, refusal: name };
  }
}

globalThis.soak = {
  probes,
  open: async (many) => open(many),
  count: async () => startCounting(),
  counted: async () => counted(),
  holds: async () => ({
    ...moduleHolds(),
    connections: globalThis[count] ?? 0,
    elements: document.getElementsByTagName("*").length,
    frames: window.length,
  }),
};
