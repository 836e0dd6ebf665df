/** What a probe leaves behind, seen from beside it: nothing of the page is replaced but its timers. */
const { signalingState } = Object.getOwnPropertyDescriptors(RTCPeerConnection.prototype);
const stateOf = (value) => {
  try {
    return Reflect.apply(signalingState.get, value, []);
  } catch {
    return null;
  }
};

const seen = new Set();
const own = new WeakSet();

/** The page's own connections are no business of the library's. */
export const isOwn = (connection) => own.add(connection);

export const look = (value) => {
  if (typeof value === "object" && value !== null && !own.has(value) && stateOf(value) !== null) seen.add(value);
};

const running = new Map();
function count(start, stop, isOnce) {
  const [starting, stopping] = [window[start], window[stop]];
  window[start] = (run, ...rest) => {
    const timer = starting((...list) => {
      if (isOnce) running.delete(timer);
      run(...list);
    }, ...rest);
    running.set(timer, `${start} of ${rest[0]} ms`);
    return timer;
  };
  window[stop] = (timer) => {
    running.delete(timer);
    return stopping(timer);
  };
}
export const setTimer = setTimeout.bind(window);
count("setTimeout", "clearTimeout", true);
count("setInterval", "clearInterval", false);

/** What is there now that should not be; nothing of it is remembered. */
export function left() {
  const found = [
    ...[...seen].filter((connection) => stateOf(connection) !== "closed").map(() => "a connection"),
    ...running.values(),
    ...Array.from(document.querySelectorAll("iframe, video, canvas"), ({ localName }) => localName),
  ];
  seen.clear();
  running.clear();
  for (const element of document.querySelectorAll("iframe, video, canvas")) element.remove();
  return found;
}
