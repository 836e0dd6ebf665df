/** The figures of a soak in one browser, for people. */

/** What is told of a page after the tenth probe and after the last: its name, its key, its unit. */
const states = [
  ["connections, by the library", "connections"],
  ["connections alive", "liveConnections"],
  ["memory of the module, kB", "memoryBytes", 1024],
  ["references it keeps", "references"],
  ["room for them", "room"],
  ["JavaScript heap, kB", "heapBytes", 1024],
  ["memory of the process, kB", "processBytes", 1024],
  ["elements", "elements"],
  ["frames", "frames"],
  ["nodes, by the browser", "nodes"],
  ["listeners, by the browser", "listeners"],
  ["audio handlers", "audioHandlers"],
];

/** What is counted in a page of its own. */
const counted = [
  ["connections constructed", "connections"],
  ["connections that the library counts", "spent"],
  ["connections not closed", "unclosed"],
  ["listeners left", "listeners"],
  ["timers left", "timers"],
  ["intervals left", "intervals"],
  ["audio contexts left", "audioContexts"],
  ["closures left", "closures"],
];

/** Whatever was not measured has no line. */
function line(name, values, unit = 1) {
  if (!values.every(Number.isFinite)) return [];
  return [`  ${name.padEnd(36)}${values.map((value) => ` ${Math.round(value / unit).toString().padStart(12)}`).join("")}`];
}

const names = (verdicts) => Object.entries(verdicts ?? {}).map(([verdict, many]) => `${many} × ${verdict}`).join(", ");

/** The lines of one browser. */
export function table(title, figures) {
  const { default: within, refused } = figures;
  const part = ([key, what]) => {
    const { verdicts, tookMs, tenth, last } = figures[key] ?? {};
    const head = `  ${what}: ${names(verdicts)} in ${Math.round(tookMs / 1000)} s, after 10 and at the end`;
    return [head, ...states.flatMap(([name, member, unit]) => line(name, [tenth?.[member], last?.[member]], unit))];
  };
  return [
    title,
    `  within the budget: ${names(within?.verdicts)}`,
    ...line("connections, by the library", [within?.connections]),
    ...line("the page's own, afterwards", [within?.own?.opened]),
    ...[["lifted", "without a budget"], ["loopback", "loopback"]].flatMap(part),
    "  in a page that counts, offline and loopback",
    ...counted.flatMap(([name, member]) => line(name, ["offline", "loopback"].map((source) => figures.counted?.[source][member]))),
    `  a page that opened ${refused?.opened} connections itself: ${refused?.refusal ?? "none was refused"}, then ` +
      `${names(refused?.probe)}; after garbage collection ${names(refused?.afterCollection)}`,
  ].join("\n");
}
