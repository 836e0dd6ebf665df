/**
 * Breaks the page in one way after the other, and probes each time. `hostile(subject)` resolves
 * with `[{ name, verdict, problem }]`; `problem` is null where all held.
 */
import { subjects } from "./cases/index.js";
import { NativePromise, clearTimer, includes, now, pause, setTimer } from "./natives.js";

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
async function run({ name, hurt, at, options = {}, verdicts, limitMs = timeoutMs }) {
  seen.length = 0;
  // What is hurt before the probe hurts the start of the module too.
  if (at === undefined) await freshCopy();
  let heal = () => {};
  const onProgress = ({ stage }) => {
    if (stage === at) heal = hurt();
  };
  if (at === undefined) heal = hurt();
  const begun = now();
  let how;
  try {
    how = await settled(ask({ timeoutMs: limitMs, ...options, ...(at ? { onProgress } : {}) }), limitMs + graceMs);
  } finally {
    heal();
  }
  const tookMs = Math.round(now() - begun);
  const verdict = how.report?.verdict ?? null;
  const answer = (problem) => ({ name, verdict, reason: how.report?.reason ?? null, tookMs, problem });
  if (how.hangs) return answer("it hangs");
  if ("rejection" in how) return answer(`it rejects with ${words(how.rejection)}`);
  if (typeof verdict !== "string") return answer(`it answers ${words(how.report?.synchronous ?? how.report)}`);
  if (verdicts && !verdicts.includes(verdict)) {
    const failed = how.report.anomalies.filter(({ weight }) => weight !== "soft").map(({ check }) => check);
    return answer(`${verdict} (${how.report.reason}): ${failed.join()}`);
  }
  return answer(await aftermath());
}

/** What is still wrong when the page behaves again. */
async function aftermath() {
  const after = await settled(ask({ timeoutMs: 5000 }), 8000);
  await pause(0);
  if (seen.length > 0) return `a trap: ${seen[0]}`;
  if (after.report?.verdict === "genuine") return null;
  const failed = (after.report?.anomalies ?? []).filter(({ weight }) => weight !== "soft").map(({ check }) => check);
  return `the next probe is ${after.report?.verdict ?? words(after.rejection)} (${after.report?.reason}): ${failed.join()}`;
}

globalThis.hostile = async (subject) => {
  await freshCopy();
  await probe({ connectionBudget });
  const results = [];
  for (const one of subjects[subject]) {
    try {
      results.push("test" in one ? await own(one) : await run(one));
    } catch (error) {
      results.push({ name: one.name, verdict: null, problem: `the case itself failed: ${words(error)}` });
    }
    globalThis.gc?.();
  }
  return results;
};

/** A case that does all by itself; it resolves with what is wrong. */
async function own({ name, test }) {
  seen.length = 0;
  const begun = now();
  const problem = (await test({ ask, settled, words })) ?? (await aftermath());
  return { name, verdict: null, reason: null, tookMs: Math.round(now() - begun), problem };
}
