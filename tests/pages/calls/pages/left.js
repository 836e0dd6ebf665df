/**
 * What a probe leaves behind, seen from beside it: the page's own timers are counted, and connections
 * are looked at on their way into the module. Nothing of WebRTC is replaced.
 */
const { get: signalingState } = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, "signalingState");

/** The page's timer that is not counted. */
export const setTimer = setTimeout.bind(window);

const stateOf = (value) => {
  try {
    return Reflect.apply(signalingState, value, []);
  } catch {
    return null;
  }
};

const connections = new Set();
const own = new WeakSet();
const timers = new Map();
const listeners = new Map();

/** A connection of the page is no business of the library's. */
export const isOwn = (connection) => own.add(connection);

export function look(value) {
  if (typeof value !== "object" || value === null || own.has(value)) return;
  if (stateOf(value) !== null) connections.add(value);
  else if (stateOf(value.connection) !== null) connections.add(value.connection);
}

function countTimers(start, stop, isOnce) {
  const [starting, stopping] = [window[start], window[stop]];
  window[start] = (run, ...rest) => {
    const timer = starting((...list) => {
      if (isOnce) timers.delete(timer);
      run(...list);
    }, ...rest);
    timers.set(timer, `${start} of ${rest[0]} ms`);
    return timer;
  };
  window[stop] = (timer) => {
    timers.delete(timer);
    return stopping(timer);
  };
}

/** Counts the listeners of one target, by methods of its own. */
export function countListeners(target, name, add, remove) {
  target.addEventListener = (type, listener, ...rest) => {
    listeners.set(listener, `a listener for ${type} of the ${name}`);
    return add(type, listener, ...rest);
  };
  target.removeEventListener = (type, listener, ...rest) => {
    listeners.delete(listener);
    return remove(type, listener, ...rest);
  };
  return target;
}

export function startCounting() {
  countTimers("setTimeout", "clearTimeout", true);
  countTimers("setInterval", "clearInterval", false);
}

/** Forgets all that there is and gives its names. */
export function left() {
  const elements = [...document.querySelectorAll("iframe, video, canvas")];
  const open = [...connections].filter((connection) => stateOf(connection) !== "closed");
  const names = [
    ...open.map(() => "a connection"),
    ...timers.values(),
    ...listeners.values(),
    ...elements.map(({ localName }) => localName),
  ];
  for (const known of [connections, timers, listeners]) known.clear();
  for (const element of elements) element.remove();
  return names;
}
