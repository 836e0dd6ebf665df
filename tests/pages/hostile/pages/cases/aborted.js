/** Aborting at each stage, of every kind of probe. */
import { now, pause } from "../natives.js";

const kinds = {
  offline: { timeoutMs: 5000 },
  "thorough": { effort: "thorough", timeoutMs: 5000 },
  loopback: { source: "loopback", timeoutMs: 8000 },
  "loopback of all codecs": { source: { kind: "loopback", codecs: "all" }, timeoutMs: 8000 },
};

async function stages(ask, options) {
  const found = new Set();
  await ask({ ...options, onProgress: ({ stage }) => found.add(stage) });
  return [...found];
}

/** Half a second of this page, however slow it is: its own timer, and some turns more. */
async function patience() {
  await pause(500);
  for (let turn = 0; turn < 10; turn += 1) await pause(0);
  return now();
}

async function abortAt(stage, options, { ask, settled, words }) {
  const controller = new AbortController();
  const reason = { stage };
  let at;
  let isOver = false;
  const abort = () => {
    if (at === undefined) patience().then(() => (isOver = true));
    at ??= now();
    controller.abort(reason);
  };
  const onProgress = (step) => step.stage === stage && abort();
  if (stage === "the first microtask") queueMicrotask(abort);
  if (stage === "the next task") setTimeout(abort);
  const how = await settled(ask({ ...options, signal: controller.signal, onProgress }), 12_000);
  if (how.rejection !== reason) return `at ${stage}: ${how.hangs ? "it hangs" : how.report?.verdict ?? words(how.rejection)}`;
  return isOver ? `at ${stage}: ${Math.round(now() - at)} ms after the abort` : null;
}

export const aborted = Object.entries(kinds).map(([kind, options]) => ({
  name: `${kind}, aborted at each stage`,
  async test(tools) {
    const elements = () => document.querySelectorAll("*").length;
    const found = await stages(tools.ask, options);
    if (found.length < 6) return `it tells of ${found.join()} only`;
    const before = elements();
    for (const stage of ["the first microtask", "the next task", ...found]) {
      const problem = await abortAt(stage, options, tools);
      if (problem) return problem;
      await pause(0);
      if (elements() !== before) return `at ${stage}: ${elements() - before} elements are left`;
    }
    return null;
  },
}));
