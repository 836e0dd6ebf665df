/**
 * Counts what the library opens, adds, starts and has not let go of. It replaces what it counts, so
 * a page that is counted is no untouched one any more: the library says so, and does the same.
 */
const counts = { connections: 0, unclosed: 0, listeners: 0, timers: 0, intervals: 0, audioContexts: 0, closures: 0 };

function countConstructions(name, opened, ending, open) {
  const Native = window[name];
  if (Native === undefined) return;
  window[name] = new Proxy(Native, {
    construct(target, list, as) {
      const made = Reflect.construct(target, list, as === window[name] ? target : as);
      if (opened) counts[opened] += 1;
      counts[open] += 1;
      let isOpen = true;
      const end = made[ending];
      made[ending] = (...list) => {
        if (isOpen) counts[open] -= 1;
        isOpen = false;
        return Reflect.apply(end, made, list);
      };
      return made;
    },
  });
}

function countListeners() {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const known = new WeakMap();
  const of = (target, type) => {
    if (!known.has(target)) known.set(target, new Map());
    const types = known.get(target);
    if (!types.has(type)) types.set(type, new Set());
    return types.get(type);
  };
  EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    const listeners = of(this, type);
    if (listener && !listeners.has(listener)) counts.listeners += listeners.add(listener) ? 1 : 0;
    return Reflect.apply(addEventListener, this, [type, listener, ...rest]);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, ...rest) {
    if (of(this, type).delete(listener)) counts.listeners -= 1;
    return Reflect.apply(removeEventListener, this, [type, listener, ...rest]);
  };
}

function countTimers(start, stop, kind, isOnce) {
  const [starting, stopping] = [window[start], window[stop]];
  const running = new Set();
  const end = (timer) => running.delete(timer) && (counts[kind] -= 1);
  window[start] = (run, ...rest) => {
    const timer = starting(() => {
      if (isOnce) end(timer);
      run();
    }, ...rest);
    running.add(timer);
    counts[kind] += 1;
    return timer;
  };
  window[stop] = (timer) => {
    end(timer);
    return stopping(timer);
  };
}

/** Those of the glue: what is registered there is freed by garbage collection at the latest. */
function countClosures() {
  const { register, unregister } = FinalizationRegistry.prototype;
  const tokens = new Set();
  const nameOf = (token) => tokens.has(token);
  FinalizationRegistry.prototype.register = function (target, held, token) {
    if (token && !nameOf(token)) {
      tokens.add(token);
      counts.closures += 1;
    }
    return Reflect.apply(register, this, [target, held, token]);
  };
  FinalizationRegistry.prototype.unregister = function (token) {
    if (tokens.delete(token)) counts.closures -= 1;
    return Reflect.apply(unregister, this, [token]);
  };
}

export function startCounting() {
  countConstructions("RTCPeerConnection", "connections", "close", "unclosed");
  countConstructions("AudioContext", null, "close", "audioContexts");
  countListeners();
  countTimers("setTimeout", "clearTimeout", "timers", true);
  countTimers("setInterval", "clearInterval", "intervals", false);
  countClosures();
}

export const counted = () => ({ ...counts });
