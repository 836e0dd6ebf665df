/**
 * Prints each test as it ends, and at the end what failed, what this machine cannot make, and the
 * counts of each group. The group of a test is what its name says before the first colon.
 */
const longest = 500;

/** Why a test failed, in one line; with what was found where an assertion knows it. */
export function why(error) {
  const cause = error?.cause?.message === undefined ? error : error.cause;
  const [line] = String(cause?.message ?? cause ?? "it does not say why").split("\n");
  const text = line.replace(/:$/, "").trim();
  const compares = cause?.code === "ERR_ASSERTION" && cause.operator !== "fail" && typeof cause.actual !== "boolean";
  const found = compares ? ` (${JSON.stringify(cause.actual)} instead of ${JSON.stringify(cause.expected)})` : "";
  return `${text}${found}`.slice(0, longest);
}

/** Whether it is a test of its own or a suite that could not begin, and not one that failed with a test inside. */
const counts = ({ details: { type, error } }) =>
  error?.failureType !== "subtestsFailed" && (type !== "suite" || error !== undefined);

/** All that is known at the end, in lines. */
export function summary(ended, minutes) {
  const lines = [];
  for (const [state, title] of [["not offered", "NOT OFFERED"], ["FAIL", "FAILED"]]) {
    const found = ended.filter((test) => test.state === state);
    if (found.length > 0) lines.push("", title, ...found.map(({ name, reason }) => `  ${name}: ${reason}`));
  }
  const groups = new Map();
  for (const test of ended) {
    const group = test.name.includes(": ") ? test.name.split(": ", 1)[0] : "others";
    groups.set(group, [...(groups.get(group) ?? []), test]);
  }
  lines.push("");
  const count = (tests, state) => tests.filter((test) => test.state === state).length;
  for (const [group, tests] of groups) {
    const missing = count(tests, "not offered");
    lines.push(`${group} ${count(tests, "ok")}/${tests.length - missing}${missing ? `, ${missing} not offered` : ""}`);
  }
  const [passed, failed, missing] = ["ok", "FAIL", "not offered"].map((state) => count(ended, state));
  lines.push(`${passed} passed, ${failed} failed, ${missing} not offered, ${minutes.toFixed(1)} min`);
  return lines;
}

function read({ name, skip, details }) {
  const seconds = (details.duration_ms / 1000).toFixed(1);
  if (skip !== undefined) return { name, state: "not offered", reason: String(skip), seconds };
  return details.error ? { name, state: "FAIL", reason: why(details.error), seconds } : { name, state: "ok", seconds };
}

const line = ({ name, state, reason, seconds }) =>
  `${state.padEnd(4)} ${seconds.padStart(6)} s  ${name}${reason ? `: ${reason}` : ""}\n`;

export default async function* reporter(events) {
  const started = Date.now();
  const ended = [];
  const shown = new Set();
  for await (const { type, data } of events) {
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    // Tests that run beside each other pass or fail in the order of their declaration, but complete at once.
    if (type === "test:complete" && data.details.type !== "suite" && data.details.passed && data.nesting > 0 && !shown.has(data.name)) {
      shown.add(data.name);
      yield line(read(data));
    }
    if (!["test:pass", "test:fail"].includes(type) || !counts(data)) continue;
    const test = read(data);
    ended.push(test);
    if (!shown.has(data.name)) yield line(test);
    shown.add(data.name);
  }
  yield `${summary(ended, (Date.now() - started) / 60_000).join("\n")}\n`;
}
