// The few things that cannot be said from WebAssembly, or that must not pass
// through functions a page can replace: property access and await are syntax.

export const get = (object, key) => object[key];

export const set = (object, key, value) => {
  object[key] = value;
};

export const has = (object, key) => key in object;

export const kind = (value) => typeof value;

export const apply = (method, self, list) => Reflect.apply(method, self, list);

export const construct = (constructor, list) => Reflect.construct(constructor, list);

export const is_instance = (value, constructor) => value instanceof constructor;

export const prototype_of = (object) => Reflect.getPrototypeOf(object);

export const descriptor = (object, key) => Reflect.getOwnPropertyDescriptor(object, key);

export const own_names = (object) => Reflect.ownKeys(object).filter((key) => typeof key === "string");

export const is_array = (value) => Array.isArray(value);

export const is_frozen = (value) => Object.isFrozen(value);

export const tag = (value) => {
  const text = Object.prototype.toString.call(value);
  return text.slice(8, -1);
};

export const object = () => ({});

// An object that notes which of its members are read.
export const bait = (values, reads) => {
  const object = {};
  for (const name of Object.keys(values)) {
    const get = () => {
      reads.push(name);
      return values[name];
    };
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true });
  }
  return object;
};

// How a function's source text reads: 0 native with this name, 1 native without
// it, 2 script. `to_string` is the Function.prototype.toString of some realm.
export const source = (to_string, value, name) => {
  const text = Reflect.apply(to_string, value, []);
  if (typeof text !== "string" || text.length > 200) return 2;
  const [, named, body] = /^\s*function\s*([^(]*)\(\)\s*\{\s*(\[native code\])?\s*\}\s*$/.exec(text) ?? [];
  if (body === undefined) return 2;
  return named.trim().replace(/^[gs]et /, "") === name ? 0 : 1;
};

const NOT_MEMBERS = new Set(["constructor", "length", "name", "prototype", "arguments", "caller"]);

const is_plain = ({ get, set, value }, name, here, elsewhere) => {
  if (typeof value === "number") return true;
  const functions = get || set ? [get, set].filter(Boolean) : [value];
  return functions.every(
    (member) =>
      typeof member === "function" &&
      (member !== value || Reflect.getOwnPropertyDescriptor(member, "prototype") === undefined) &&
      source(here, member, name) === 0 &&
      source(elsewhere, member, name) === 0,
  );
};

// How many members an object has, and the names of those that are not plainly
// native: in one call, because there are more than a hundred to look at.
export const odd_members = (owner, here, elsewhere) => {
  const names = Reflect.ownKeys(owner).filter((key) => typeof key === "string" && !NOT_MEMBERS.has(key));
  const is_odd = (name) => {
    const descriptor = Reflect.getOwnPropertyDescriptor(owner, name);
    return !is_plain(descriptor, name, here, elsewhere);
  };
  return [names.length, names.filter(is_odd)];
};

// The names that one object has itself and another lacks.
export const lacking = (owner, object) =>
  Reflect.ownKeys(owner).filter((key) => typeof key === "string" && !(key in object));

export const own_source = (value, name) => source(() => `${value.toString()}`, value, name);

export const source_is_one_line = () => !`${Function.prototype.toString.call(Math.max)}`.includes("\n");

// `await` adopts any promise or thenable without a replaced `then` of the
// platform's own promises being asked.
export const adopt = async (value, done) => {
  let settled = true;
  let result;
  try {
    result = await value;
  } catch (error) {
    settled = false;
    result = error;
  }
  done(settled, result);
};

export const turns = async (count, done) => {
  for (let turn = 0; turn < count; turn += 1) await null;
  done();
};

export const start_timer = (ms, done) => setTimeout(done, ms);

export const stop_timer = (timer) => clearTimeout(timer);

// A task of its own, which a hidden tab does not delay as it delays timers.
export const task = (done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
};

export const now = () => performance.now();

export const random_nonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// The frame is reached by its index: no hook on createElement or contentWindow
// sees which window it is.
export const open_realm = () => {
  const frame = document.createElement("iframe");
  frame.style.display = "none";
  frame.setAttribute("aria-hidden", "true");
  const index = window.length;
  document.documentElement.appendChild(frame);
  return [frame, window[index]];
};

export const close_realm = (frame) => frame.remove();

export const scope = () => globalThis;
