// What an instance of a module keeps of its page's globals from its start on: a page may take
// them away later, or break their methods. The build gives each glue a copy of its own, in which
// these names stand for the page's.

export const AbortSignal = globalThis.AbortSignal;
export const Array = globalThis.Array;
export const JSON = globalThis.JSON;
export const MessageChannel = globalThis.MessageChannel;
export const Number = globalThis.Number;
export const Object = globalThis.Object;
export const Promise = globalThis.Promise;
export const Reflect = globalThis.Reflect;
export const Set = globalThis.Set;
export const WebAssembly = globalThis.WebAssembly;
export const clearTimeout = globalThis.clearTimeout;
export const performance = globalThis.performance;
export const setTimeout = globalThis.setTimeout;

if (!Array || !JSON || !Object || !Promise || !Set) throw "broken";

/**
 * A global class whose `methods` return `undefined` where a page has broken them: most of what the
 * glue calls must not throw. They are defined and not assigned, because a page may have frozen
 * what they would be assigned over.
 */
const caught = (name, methods) => {
  const { apply, defineProperty } = Reflect;
  const Type = globalThis[name];
  return Type && class extends Type {
    constructor(...list) {
      super(...list);
      for (const key of methods) {
        const method = this[key];
        const value = (...list) => {
          try {
            return apply(method, this, list);
          } catch {}
        };
        defineProperty(this, key, { __proto__: null, value });
      }
    }
  };
};

export const FinalizationRegistry = /* @__PURE__ */ caught("FinalizationRegistry", ["register", "unregister"]);
export const TextDecoder = /* @__PURE__ */ caught("TextDecoder", ["decode"]);
export const TextEncoder = /* @__PURE__ */ caught("TextEncoder", ["encode", "encodeInto"]);

/** Microtasks of the language itself, which no page replaces. */
export const queueMicrotask = (run) => {
  (async () => {
    await null;
    run();
  })();
};
