// What the browser gave, kept before anything of a package runs: entries import this first.

const interfaces = ["RTCPeerConnection", "RTCRtpSender", "MediaStream", "MediaStreamTrack", "EventTarget"];
const membersOf = (name) => Object.getOwnPropertyDescriptors(globalThis[name]?.prototype ?? {});
const kept = interfaces.map((name) => ({ name, constructor: globalThis[name], members: membersOf(name) }));
const fetched = globalThis.fetch;

const differ = (one, other) => ["value", "get", "set"].some((part) => one?.[part] !== other?.[part]);

/** Whether one of these interfaces is another one, or has members that are others, or more of them. */
export const isWrapped = () =>
  kept.some(({ name, constructor, members }) => {
    const now = membersOf(name);
    const names = new Set([...Reflect.ownKeys(members), ...Reflect.ownKeys(now)]);
    return globalThis[name] !== constructor || [...names].some((member) => differ(members[member], now[member]));
  });

/** Whether the page's `fetch` is another one. */
export const isFetchWrapped = () => globalThis.fetch !== fetched;
