// The runs of this tab, for comparison. They survive a reload, which every adversary needs. The browser
// removes them with the tab.

const KEY = "ontrack-probe runs";
const MOST = 6;

/** The runs kept so far, newest first. Storage may be refused or hold anything; then there are none. */
function kept() {
  try {
    const held = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(held) ? held.filter((run) => typeof run?.title === "string" && typeof run.report === "object" && run.report) : [];
  } catch {
    return [];
  }
}

function keep(runs) {
  for (let count = runs.length; count > 0; count -= 1) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(runs.slice(0, count)));
      return;
    } catch {
      // No room, or no storage at all: fewer runs are kept, and in the end none.
    }
  }
}

let runs = kept();

/** All runs, newest first: `{ id, title, at, report }`. */
export function allRuns() {
  return runs;
}

/** Adds a run and tells which it became. */
export function addRun(title, report) {
  const number = runs.reduce((most, { id }) => Math.max(most, Number(id) || 0), 0) + 1;
  const run = { id: number, title, at: new Date().toTimeString().slice(0, 8), report };
  runs = [run, ...runs].slice(0, MOST);
  keep(runs);
  return run;
}

/** What a run is called in a list. */
export function nameOf({ id, title, at }) {
  return `#${id} · ${title} · ${at}`;
}
