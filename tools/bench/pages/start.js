/** What the page of `bench start` is asked for, through `globalThis.bench`. */
import { blocking, longTasks } from "./block.js";
import { inTurn } from "./rounds.js";
import { probes } from "./several.js";

const contestants = {
  package: { script: "/pkg/offline.js", use: ({ module }) => module.start() },
  trivial: { script: "/bundles/trivial.js", use: ({ start }) => start() },
  fingerprintjs: { script: "/bundles/fingerprint.js", use: ({ start }) => start() },
};

const { compile, instantiate } = WebAssembly;
let parts = {};

/** Bytes are compiled and instantiated in one call; here in two, so that each has its time. */
WebAssembly.instantiate = async (bytes, imports) => {
  const asked = performance.now();
  const module = await compile.call(WebAssembly, bytes);
  const compiled = performance.now();
  const instance = await instantiate.call(WebAssembly, module, imports);
  parts = { asked, compiled, instantiated: performance.now() };
  return { module, instance };
};

/** Fetches and starts one of them: the time until its script is there, and until it answers. */
async function start({ script, use }) {
  parts = {};
  const started = performance.now();
  const module = await import(script);
  const loaded = performance.now();
  await use(module);
  const times = { load: loaded - started, start: performance.now() - loaded };
  if (parts.asked === undefined) return times;
  return {
    ...times,
    decode: parts.asked - loaded,
    compile: parts.compiled - parts.asked,
    instantiate: parts.instantiated - parts.compiled,
  };
}

globalThis.bench = {
  /** Each of them once, for a compiled module may be kept: `{ package: { load, start }, … }`. */
  async start(index) {
    const times = {};
    for (const name of inTurn(Object.keys(contestants), index)) times[name] = await start(contestants[name]);
    return times;
  },
  /** What a probe holds up, the module's start not counted in. */
  async blocks({ source, isCounted }) {
    const { module } = await import(`/pkg/${source === "offline" ? "offline" : "whole"}.js`);
    await module.start();
    return (isCounted ? longTasks : blocking)(() => probes(source, 1));
  },
};
