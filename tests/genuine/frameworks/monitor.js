// What agents that watch pages for their owners have in common: handlers on the window, and
// wrappers around what starts something and around what may fail later.
const report = (what) => globalThis.heard?.push(`the agent would report: ${what}`);

window.onerror = (message) => report(message);
window.onunhandledrejection = ({ reason }) => report(reason);

const wrap = (owner, name) => {
  const before = owner[name];
  owner[name] = function (...list) {
    const wrapped = list.map((item) => (typeof item === "function" ? watched(item) : item));
    return Reflect.apply(before, this, wrapped);
  };
};
const kept = new WeakMap();
const watched = (callback) => {
  if (!kept.has(callback)) {
    kept.set(callback, function (...list) {
      try {
        return Reflect.apply(callback, this, list);
      } catch (error) {
        report(error);
        throw error;
      }
    });
  }
  return kept.get(callback);
};

for (const name of ["setTimeout", "setInterval", "queueMicrotask", "requestAnimationFrame"]) wrap(window, name);
for (const name of ["addEventListener", "removeEventListener"]) wrap(EventTarget.prototype, name);
wrap(Promise.prototype, "then");
const { fetch } = window;
window.fetch = (...list) =>
  fetch(...list).then((response) => {
    if (!response.ok) performance.mark("agent-request");
    return response;
  });
