// The runs of this tab, for comparison. They survive a reload, which every adversary needs. The browser
// removes them with the tab.

const KEY = "ontrack-probe runs";
const MOST = 6;

/** The kept runs, newest first; none if storage is refused or holds something else. */
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
      // The storage is full or missing: keep fewer runs, or none.
    }
  }
}

let runs = kept();

/** All runs, newest first: `{ id, title, at, report }`. */
export function allRuns() {
  return runs;
}

/** Adds a run and returns it. */
export function addRun(title, report) {
  const number = runs.reduce((most, { id }) => Math.max(most, Number(id) || 0), 0) + 1;
  const run = { id: number, title, at: new Date().toTimeString().slice(0, 8), report };
  runs = [run, ...runs].slice(0, MOST);
  keep(runs);
  return run;
}

/** The name of a run in a list. */
export function nameOf({ id, title, at }) {
  return `#${id} · ${title} · ${at}`;
}
