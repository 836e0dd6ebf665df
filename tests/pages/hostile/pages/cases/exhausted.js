/** The library called where the page has used up the stack. */
import { Native } from "../natives.js";

/** How many calls are looked at, from the first that is not refused on. */
const ENOUGH = 6;
/** Some kilobytes: a function that was never called must be compiled there first. */
const LEVELS = 2000;

/**
 * A function of the page's own, which calls a second one of some lines, which calls a third: where
 * that cannot be called, nothing can. Each is new to the engine, which compiles what is called for
 * the first time and needs stack for that too.
 */
const own = Function(`
  const third = async (argument) => argument;
  const second = (argument) => {
    let given;
    try {
      given = third(argument, async () => (await third(argument)).given);
    } catch (error) {
      const failed = async () => {
        throw error;
      };
      return { failed, stop() {}, get given() { return failed(); } };
    }
    return given;
  };
  return (argument) => {
    const given = second(argument);
    if (given.failed) throw new Error("there was no room for the third");
    return given;
  };
`);

/**
 * Uses up the stack, and calls at every level on the way back. Gives, for each level at which
 * `idle()` could be called before and after, what came of the call: `{ given }` or `{ threw }`.
 * Engines change the size of frames while they optimise them; `spare` levels are left out first.
 */
function climb(call, argument, idle, spare = 0) {
  const outcomes = [];
  let levels = 0;
  let roomy = 0;
  const attempt = () => {
    let outcome;
    try {
      idle()(argument);
      roomy += 1;
      if (roomy <= spare) return;
      try {
        outcome = { given: call(argument) };
      } catch (error) {
        outcome = { threw: error };
        idle()(argument);
      }
      outcomes[outcomes.length] = outcome;
    } catch {}
  };
  const fall = () => {
    try {
      fall();
    } catch {}
    levels += 1;
    if (levels < LEVELS && outcomes.length < ENOUGH) attempt();
  };
  fall();
  return outcomes;
}

/** One that has run as often as what it is compared with, or as many that have not as are needed. */
async function comparable(isWarm) {
  if (!isWarm) {
    let next = 0;
    const functions = Array.from({ length: 2 * LEVELS }, () => own());
    return () => functions[next++];
  }
  const idle = own();
  await often(idle);
  return () => idle;
}

/** Engines change the size of frames, and the way in, when a function has run some times. */
async function often(call) {
  for (let time = 0; time < 200; time += 1) {
    try {
      await call();
    } catch {}
  }
}

/**
 * What Chromium has optimised asks, when it is called, for the room of all that was taken into it.
 * For `watch` that is more than for the function of the page beside it, in one run of five: there
 * the deepest levels say nothing of `watch`. Firefox leaves none out.
 */
const SPARE = navigator.userAgent.includes("Chrome/") ? 4 : 0;

const isExhausted = ({ name }) => name === "RangeError" || name === "InternalError";
const accuses = ({ verdict }) => verdict !== "genuine" && verdict !== "inconclusive";

/** Each call must give a promise, which rejects for the stack or brings a report. */
async function problemOf(outcomes, { settled, words }, promiseOf) {
  if (outcomes.length < ENOUGH) return `only ${outcomes.length} calls`;
  for (const { given, threw } of outcomes) {
    if (threw) return `it throws ${words(threw)}`;
    const { hangs, rejection, report } = await settled(promiseOf(given), 10_000);
    if (hangs) return "it hangs";
    if (rejection && !isExhausted(rejection)) return `it rejects with ${words(rejection)}`;
    if (report && accuses(report)) return `it is ${report.verdict}`;
  }
  return null;
}

let copies = 0;
const copy = () => import(`/pkg/index.js?exhausted=${(copies += 1)}`);

export const exhausted = [
  ...[false, true].map((isWarm) => ({
    name: `probe rejects where the stack is used up${isWarm ? "" : ", called for the first time"}`,
    async test(tools) {
      const { probe } = await copy();
      const options = { timeoutMs: 5000, connectionBudget: Infinity };
      if (isWarm) await often(() => probe({ timeoutMs: -1 }));
      const outcomes = climb(probe, options, await comparable(isWarm));
      return problemOf(outcomes, tools, (given) => given);
    },
  })),
  {
    // It is no asynchronous function: what Chromium has yet to compile throws in its caller.
    name: "watch does not throw where the stack is used up",
    async test(tools) {
      const { watch } = await copy();
      const connection = new Native();
      await often(() => watch(connection, { nonce: "" }).ended);
      const outcomes = climb(watch, connection, await comparable(true), SPARE);
      for (const { given } of outcomes) given?.stop();
      const problem = await problemOf(outcomes, tools, (given) => given.ended);
      connection.close();
      return problem;
    },
  },
];
