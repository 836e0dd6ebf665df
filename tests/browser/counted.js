// Counts what a probe leaves alive in the page: everything that it could open, start
// or listen to is counted from `counting` on, until `restore`. The body of a function,
// as `pair.js` is.

const patched = [];

const replace = (owner, name, make) => {
  if (typeof owner?.[name] !== "function") return;
  const own = Reflect.getOwnPropertyDescriptor(owner, name);
  const native = owner[name];
  Reflect.defineProperty(owner, name, { value: make(native), writable: true, configurable: true });
  patched.push(() => (own ? Reflect.defineProperty(owner, name, own) : delete owner[name]));
};

let seen;

const made = (name, list) =>
  replace(window, name, (native) => {
    const counted = class extends native {
      constructor(...args) {
        super(...args);
        list.push(this);
      }
    };
    return counted;
  });

const timers = (start, stop, repeats) => {
  replace(window, start, (native) => (done, ...rest) => {
    const fire = () => {
      if (!repeats) seen.timers.delete(timer);
      done();
    };
    const timer = native(fire, ...rest);
    seen.timers.add(timer);
    return timer;
  });
  replace(window, stop, (native) => (timer) => {
    seen.timers.delete(timer);
    native(timer);
  });
};

const key = (target, type, listener) => {
  const name = (value) => {
    if (!seen.names.has(value)) seen.names.set(value, seen.names.size);
    return seen.names.get(value);
  };
  return `${name(target)} ${type} ${name(listener)}`;
};

const counting = () => {
  seen = {
    connections: [],
    tracks: [],
    contexts: [],
    elements: [],
    timers: new Set(),
    listeners: new Set(),
    frames: new Set(),
    names: new Map(),
    present: document.querySelectorAll("*").length,
  };
  made("RTCPeerConnection", seen.connections);
  made("AudioContext", seen.contexts);
  made("MediaStreamTrackGenerator", seen.tracks);
  const streams = (stream) => {
    seen.tracks.push(...stream.getTracks());
    return stream;
  };
  replace(HTMLCanvasElement.prototype, "captureStream", (native) => function (...args) {
    return streams(native.apply(this, args));
  });
  replace(AudioContext.prototype, "createMediaStreamDestination", (native) => function () {
    const node = native.call(this);
    streams(node.stream);
    return node;
  });
  replace(document, "createElement", (native) => (...args) => {
    const element = native.apply(document, args);
    seen.elements.push(element);
    return element;
  });
  timers("setTimeout", "clearTimeout", false);
  timers("setInterval", "clearInterval", true);
  replace(EventTarget.prototype, "addEventListener", (native) => function (type, listener, ...rest) {
    seen.listeners.add(key(this, type, listener));
    return native.call(this, type, listener, ...rest);
  });
  replace(EventTarget.prototype, "removeEventListener", (native) => function (type, listener, ...rest) {
    seen.listeners.delete(key(this, type, listener));
    return native.call(this, type, listener, ...rest);
  });
  replace(HTMLVideoElement.prototype, "requestVideoFrameCallback", (native) => function (done) {
    const request = native.call(this, (...args) => {
      seen.frames.delete(request);
      done(...args);
    });
    seen.frames.add(request);
    return request;
  });
  replace(HTMLVideoElement.prototype, "cancelVideoFrameCallback", (native) => function (request) {
    seen.frames.delete(request);
    return native.call(this, request);
  });
};

const restore = () => {
  while (patched.length) patched.pop()();
};

// How many of each were ever there, so that a test knows it counted something.
const opened = () => ({
  connections: seen.connections.length,
  tracks: seen.tracks.length,
  contexts: seen.contexts.length,
  videos: seen.elements.filter((element) => element.localName === "video").length,
});

// What a page has broken cannot be read, and counts as nothing.
const holds = (element) => {
  try {
    return Boolean(element.srcObject) || element.paused === false;
  } catch (error) {
    return false;
  }
};

// What is still alive, in words; empty when nothing is.
const alive = () => {
  const left = {
    connections: seen.connections.filter((connection) => connection.signalingState !== "closed").length,
    handlers: seen.connections.filter((connection) => connection.ontrack).length,
    tracks: seen.tracks.filter((track) => track.readyState !== "ended").length,
    contexts: seen.contexts.filter((context) => context.state !== "closed").length,
    videos: seen.elements.filter(holds).length,
    attached: seen.elements.filter((element) => element.isConnected).length,
    grown: document.querySelectorAll("*").length - seen.present,
    timers: seen.timers.size,
    listeners: seen.listeners.size,
    frames: seen.frames.size,
  };
  return Object.entries(left)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
};

return { counting, restore, opened, alive };
