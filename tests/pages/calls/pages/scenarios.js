/** What the page asks of the library while a call is broken; each resolves to a report. */
import { countingLoader } from "./broken.js";
import { countListeners, isOwn } from "./left.js";

const connectionBudget = Infinity;
const timeoutMs = 2000;

let library;
let copies = 0;

/** A copy of the library that nobody has started yet: an address of its own is a module of its own. */
export async function freshCopy() {
  copies += 1;
  library = await import(`/pkg/index.js?copy=${copies}`);
}

const signal = () => countListeners({ aborted: false }, "signal", () => {}, () => {});

/** A probe of any kind. */
export const probe = (options) => library.probe({ timeoutMs, connectionBudget, signal: signal(), ...options });

/** A connection of the page's own that has a remote track, and what ends it. */
async function pair() {
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  for (const one of [near, far]) isOwn(one);
  far.addTransceiver("video");
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  countListeners(near, "watched connection", addEventListener.bind(near), removeEventListener.bind(near));
  const close = () => {
    near.close();
    far.close();
  };
  return { near, close };
}

async function watched() {
  const { near, close } = await pair();
  try {
    const watch = library.watch(near, { connectionBudget });
    const report = await watch.report();
    watch.stop();
    await watch.ended;
    return report;
  } finally {
    close();
  }
}

export const scenarios = {
  offline: () => probe(),
  thorough: () => probe({ effort: "thorough" }),
  watch: watched,
  /** With the start of a module. */
  first: async () => {
    await freshCopy();
    return probe();
  },
  /** The calls of the loader and not those of the module. */
  loader: async () => {
    await freshCopy();
    return countingLoader(() => probe());
  },
  loopback: () => probe({ source: "loopback", timeoutMs: 5000 }),
};
