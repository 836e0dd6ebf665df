/**
 * Breaks the page in one way after the other, and probes each time. `hostile.begin(subject)` comes
 * first; `hostile.names()` are its cases, and `hostile.run(index)` resolves to what did not hold, or null.
 */
import { subjects } from "./cases/index.js";
import { NativePromise, clearTimer, includes, pause, setTimer } from "./natives.js";

/** How much later than its deadline a report may come: the loader's grace, and a busy machine. */
const graceMs = 3500;
const timeoutMs = 1500;
const connectionBudget = Infinity;

const seen = [];
const note = (text) => {
  if (includes(text, "RuntimeError") || includes(text, "unreachable")) seen[seen.length] = text;
};
addEventListener("error", ({ message, error }) => note(`${message} ${error?.name ?? ""}`));
addEventListener("unhandledrejection", ({ reason }) => {
  try {
    note(`${reason?.name} ${reason?.message}`);
  } catch {}
});

/** How a promise settles, or that it does not in `ms`. */
function settled(promise, ms) {
  return new NativePromise((resolve) => {
    const timer = setTimer(() => resolve({ hangs: true }), ms);
    const end = (how) => {
      clearTimer(timer);
      resolve(how);
    };
    (async () => {
      try {
        end({ report: await promise });
      } catch (error) {
        end({ rejection: error });
      }
    })();
  });
}

let probe;
let copies = 0;

/** A copy of the library that nobody has started yet: an address of its own is a module of its own. */
async function freshCopy() {
  copies += 1;
  ({ probe } = await import(`/pkg/index.js?copy=${copies}`));
}

const ask = (options) => {
  try {
    return probe({ timeoutMs, connectionBudget, ...options });
  } catch (error) {
    return { synchronous: error };
  }
};

const words = (value) => {
  try {
    return `${value?.name ?? typeof value}: ${value?.message ?? String(value)}`;
  } catch {
    return "something that cannot be printed";
  }
};

/**
 * One case: `hurt(stage)` breaks something and gives the way back; `at` is the stage at which it
 * does so, before the probe when left out; `options` are those of the probe; `verdicts` those it
 * may get, any when left out.
 */
async function run({ hurt, at, options = {}, verdicts, limitMs = timeoutMs }) {
  seen.length = 0;
  // What is hurt before the probe hurts the start of the module too.
  if (at === undefined) await freshCopy();
  let heal = () => {};
  const onProgress = ({ stage }) => {
    if (stage === at) heal = hurt();
  };
  if (at === undefined) heal = hurt();
  let how;
  try {
    how = await settled(ask({ timeoutMs: limitMs, ...options, ...(at ? { onProgress } : {}) }), limitMs + graceMs);
  } finally {
    heal();
  }
  const verdict = how.report?.verdict ?? null;
  if (how.hangs) return "it hangs";
  if ("rejection" in how) return `it rejects with ${words(how.rejection)}`;
  if (typeof verdict !== "string") return `it answers ${words(how.report?.synchronous ?? how.report)}`;
  if (verdicts && !verdicts.includes(verdict)) return `${verdict} (${how.report.reason}): ${failed(how.report)}`;
  return aftermath();
}

/** The checks above soft that failed. */
const failed = ({ anomalies = [] } = {}) =>
  anomalies.filter(({ weight }) => weight !== "soft").map(({ check }) => check).join();

/** What is still wrong when the page behaves again. */
async function aftermath() {
  const after = await settled(ask({ timeoutMs: 5000 }), 8000);
  await pause(0);
  if (seen.length > 0) return `a trap: ${seen[0]}`;
  if (after.report?.verdict === "genuine") return null;
  return `the next probe is ${after.report?.verdict ?? words(after.rejection)} (${after.report?.reason}): ${failed(after.report)}`;
}

let cases;

globalThis.hostile = {
  async begin(subject) {
    cases = subjects[subject];
    await freshCopy();
    await probe({ connectionBudget });
  },
  names: () => cases.map(({ name }) => name),
  async run(index) {
    try {
      return await ("test" in cases[index] ? own(cases[index]) : run(cases[index]));
    } catch (error) {
      return `the case itself failed: ${words(error)}`;
    } finally {
      globalThis.gc?.();
    }
  },
};

/** A case that does all by itself; it resolves with what is wrong. */
async function own({ test }) {
  seen.length = 0;
  return (await test({ ask, settled, words })) ?? aftermath();
}
