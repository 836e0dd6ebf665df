// The interfaces of WebRTC and their members: those that are not native, and those that are.
//
// Everything here is syntax, but for the listing of properties.

import { descriptor } from "./descriptor.js";
import { source } from "./function.js";
import { natives } from "./natives.js";
import { add_to, append, bare_list, prototype_of } from "./primitives.js";

const begins_with = (text, beginning) => {
  for (let index = 0; index < beginning.length; index += 1) {
    if (text[index] !== beginning[index]) return false;
  }
  return true;
};

// The most keys of one object that are looked at. A page can have thousands of globals, and a dressed
// frame can make up keys without end.
const MOST_KEYS = 100_000;

const keys_of = (object) => {
  const keys = natives.own_keys(object);
  if (!(keys.length <= MOST_KEYS)) throw "too many keys";
  return keys;
};

// What a script of the page reaches by the bare name, which a lexical declaration may have taken, or
// another `globalThis` does not tell.
const BARE = {
  __proto__: null,
  RTCPeerConnection: () => RTCPeerConnection,
  RTCSessionDescription: () => RTCSessionDescription,
  RTCIceCandidate: () => RTCIceCandidate,
  MediaStream: () => MediaStream,
  MediaStreamTrack: () => MediaStreamTrack,
};

const is_taken = (name, constructor) => {
  try {
    return BARE[name] && BARE[name]() !== constructor;
  } catch {
    return true;
  }
};

// The names of the interfaces that a page has, together with those of a fresh realm. In some
// engines the interfaces of a frame are gone with the frame if nobody has read them before.
export const interface_names = (scope, realm) => {
  const names = bare_list();
  const seen = { __proto__: null };
  const add = (keys, owner) => {
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (typeof key !== "string") continue;
      if (!begins_with(key, "RTC") && !begins_with(key, "MediaStream")) continue;
      try {
        owner[key];
      } catch {}
      if (!seen[key]) add_to(names, key);
      seen[key] = true;
    }
  };
  add(keys_of(scope), scope);
  if (realm) add(keys_of(realm), realm);
  add_to(names, "EventTarget");
  return names;
};

const OWN = {
  __proto__: null,
  EventTarget: ["addEventListener"],
  RTCPeerConnection: [
    "addIceCandidate",
    "createAnswer",
    "createOffer",
    "currentLocalDescription",
    "getStats",
    "localDescription",
    "onicecandidate",
    "ontrack",
    "setLocalDescription",
    "setRemoteDescription",
  ],
  RTCSessionDescription: ["sdp", "toJSON"],
  RTCIceCandidate: ["address", "candidate", "toJSON"],
  RTCPeerConnectionIceEvent: ["candidate"],
  RTCTrackEvent: ["track"],
  RTCRtpReceiver: ["track"],
  RTCDataChannel: ["send"],
};

const NOT_MEMBERS = {
  __proto__: null,
  constructor: true,
  length: true,
  name: true,
  prototype: true,
  arguments: true,
  caller: true,
};

// Whether an interface is that of another realm: what it throws has that realm's type. A script that
// does not run in the page's own realm is told nothing by that.
const is_foreign = (constructor) => {
  try {
    constructor();
  } catch (error) {
    try {
      null.nothing;
    } catch (own) {
      return globalThis === window && prototype_of(error) !== prototype_of(own);
    }
  }
  return false;
};

// Functions that were native for a fresh realm, by their place in the survey. They stay native.
const known = { __proto__: null };

// Looks at the members of all these interfaces in one call, because there are some hundred.
// `realm` is the window of the fresh realm, if there is one.
export const survey = (names, scope, realm, here, in_fresh_realm) => {
  const found = {
    __proto__: null,
    members: 0,
    // Those that are not native, each with its interface and the object that has it.
    others: bare_list(),
    removed: bare_list(),
    // Members that others stand before: by a bare name, in a prototype that does not belong there, or
    // under a symbol.
    shadowed: bare_list(),
    // Functions with their names.
    natives: bare_list(),
    constructors: bare_list(),
    // Whether some of them were not known to be native.
    discovered: false,
  };
  let place = 0;

  const is_native = (value, name, is_constructor) => {
    place += 1;
    if (typeof value !== "function") return false;
    if (known[place] === value) return true;
    try {
      if (is_constructor ? is_foreign(value) : descriptor(value, "prototype") !== undefined) return false;
      if (source(here, value, name) !== 0 || source(in_fresh_realm, value, name) !== 0) return false;
    } catch {
      return false;
    }
    if (realm) known[place] = value;
    found.discovered = true;
    return true;
  };

  const look_at = (name, owner, is_static) => {
    const keys = keys_of(owner);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (typeof key !== "string" || NOT_MEMBERS[key]) continue;
      found.members += 1;
      const { get, set, value } = descriptor(owner, key) || { __proto__: null };
      // Constants of an interface are numbers in capitals.
      if (typeof value === "number") continue;
      const is_accessor = get || set;
      const functions = is_accessor ? [get, set] : [value];
      let are_native = true;
      for (let part = 0; part < functions.length; part += 1) {
        const member = functions[part];
        if (is_accessor && member === undefined) continue;
        if (!is_native(member, key)) are_native = false;
        // A static method may work whatever it is called on.
        else if (!is_static)
          add_to(found.natives, { __proto__: null, name: name + "." + key, value: member });
      }
      if (are_native) continue;
      add_to(found.others, { __proto__: null, interface: name, owner, name: key });
    }
  };

  const shadow = (name, key) => add_to(found.shadowed, `${name}.${key}`);

  const look_for = (name, expected, owner) => {
    const keys = keys_of(expected);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      const own = descriptor(owner, key);
      if (typeof key === "symbol") {
        const { value } = descriptor(expected, key);
        if (typeof value !== "function") continue;
        const { value: member_name } = descriptor(value, "name");
        if (!own || !is_native(own.value, member_name)) shadow(name, `[${member_name}]`);
      } else if (!own && !(key in owner)) add_to(found.removed, `${name}.${key}`);
    }
  };

  // A prototype inherits from that of another native interface, and from nothing between the two.
  const look_above = (name, owner) => {
    const parent = prototype_of(owner);
    if (parent === null) return;
    const { value: constructor } = descriptor(parent, "constructor") || { __proto__: null };
    try {
      const { value: own_name } = descriptor(constructor, "name");
      if (descriptor(constructor, "prototype").value === parent && source(here, constructor, own_name) === 0) return;
    } catch {}
    shadow(name, "__proto__");
  };

  // What carries addresses, descriptions and tracks is the prototype's own, in a frame that was dressed
  // as well.
  const look_for_own = (name, owner) => {
    const keys = OWN[name] || [];
    for (let index = 0; index < keys.length; index += 1) {
      if (!descriptor(owner, keys[index]) && keys[index] in owner) shadow(name, keys[index]);
    }
  };

  for (let index = 0; index < names.length; index += 1) {
    const name = names[index];
    try {
      const expected = realm && realm[name];
      const constructor = scope[name];
      if (constructor === undefined || constructor === null) {
        if (expected) add_to(found.removed, name);
        continue;
      }
      if (is_native(constructor, name, true)) {
        add_to(found.constructors, { __proto__: null, name, value: constructor });
      } else {
        // A page may bring an interface that the browser does not have yet.
        if (realm && !expected) continue;
        add_to(found.others, { __proto__: null, name });
      }
      if (is_taken(name, constructor)) shadow("lexical", name);
      look_at(name, constructor.prototype, false);
      look_at(name, constructor, true);
      if (expected) look_for(name, expected.prototype, constructor.prototype);
      look_for_own(name, constructor.prototype);
      look_above(name, constructor.prototype);
    } catch {}
  }
  return found;
};

// The functions of one of its lists, in an array like those that few functions are measured in: engines
// optimise the measure for that.
export const functions_of = (list) => {
  const found = [];
  for (let index = 0; index < list.length; index += 1) append(found, list[index].value);
  return found;
};
