/**
 * @technique A constructor Proxy with a toString Proxy in every frame, one WeakMap of texts shared over all of them, and a scrubber that takes its frames out of every stack.
 * @seen not in public; written for this corpus, as the best that JavaScript alone can do
 * @shows only that Error.prepareStackTrace exists (Blink), and the stack that its trap uses up, which nothing can scrub
 * @verdict tampered
 */
(() => {
  'use strict';
  if (typeof window.RTCPeerConnection !== 'function') return;
  const PASSWORD = 'q7-constructor'; // by which the copies of this script in other frames know each other
  const OWN = /_q7$/; // the names of all functions of ours that may stand on a stack

  // One state for all frames: asked from a frame that has it through its replaced toString.
  let shared = null;
  for (const other of [window.parent, window.top, window.opener]) {
    if (shared || !other || other === window) continue;
    try {
      const answer = other.Function.prototype.toString.call(Function, PASSWORD);
      if (typeof answer === 'object') shared = answer;
    } catch {
      // another origin
    }
  }
  shared = shared || { texts: new WeakMap(), realms: new WeakSet() };

  const nativeText = Function.prototype.toString;
  const replace = (object, key, change) => {
    Object.defineProperty(object, key, { ...Object.getOwnPropertyDescriptor(object, key), ...change });
  };

  // --- a Proxy that tells the native text and refuses cycles as the native does ---------------------------

  const disguise = (native, traps) => {
    const proxy = new Proxy(native, {
      ...traps,
      setPrototypeOf: function setPrototypeOf_q7(target, prototype) {
        for (let link = prototype; link; link = Reflect.getPrototypeOf(link)) {
          if (link === proxy) return Object.setPrototypeOf(target, target) === target;
        }
        return Reflect.setPrototypeOf(target, prototype);
      },
    });
    shared.texts.set(proxy, Reflect.apply(nativeText, native, []));
    return proxy;
  };
  const disguiseMethod = (object, key, after) => {
    const descriptor = object && Object.getOwnPropertyDescriptor(object, key);
    if (!descriptor) return;
    const slot = typeof descriptor.value === 'function' ? 'value' : descriptor.set ? 'set' : null;
    if (!slot) return;
    replace(object, key, {
      [slot]: disguise(descriptor[slot], {
        apply: function apply_q7(target, self, args) {
          const result = Reflect.apply(target, self, args);
          after(result);
          return result;
        },
      }),
    });
  };
  const disguiseGetter = (object, key, change) => {
    const descriptor = object && Object.getOwnPropertyDescriptor(object, key);
    if (!descriptor || !descriptor.get) return;
    replace(object, key, {
      get: disguise(descriptor.get, {
        apply: function apply_q7(target, self, args) {
          return change(Reflect.apply(target, self, args));
        },
      }),
    });
  };

  // --- source texts ---------------------------------------------------------------------------------------

  const hideTexts = (realm) => {
    replace(realm.Function.prototype, 'toString', {
      value: disguise(realm.Function.prototype.toString, {
        apply: function apply_q7(target, self, args) {
          if (args[0] === PASSWORD) return shared;
          return shared.texts.has(self) ? shared.texts.get(self) : Reflect.apply(target, self, args);
        },
      }),
    });
  };

  // --- stacks: V8 asks Error.prepareStackTrace, Gecko has an accessor -----------------------------------

  const scrubStacks = (realm) => {
    const { Error } = realm;
    let asked = false;
    Error.prepareStackTrace = () => {
      asked = true;
    };
    String(new Error().stack);
    delete Error.prepareStackTrace;
    if (asked) {
      const describe = Error.prototype.toString;
      let chosen; // the page's own formatter, should it set one
      const prepareStackTrace = function prepareStackTrace_q7(error, sites) {
        const kept = sites.filter((site) => !OWN.test(site.getFunctionName()));
        if (typeof chosen === 'function') return Reflect.apply(chosen, Error, [error, kept]);
        let head = '<error>';
        try {
          head = Reflect.apply(describe, error, []);
        } catch {
          // as V8 says it
        }
        return [head, ...kept.map((site) => `    at ${site}`)].join('\n');
      };
      Object.defineProperty(Error, 'prepareStackTrace', {
        get: () => prepareStackTrace,
        set(formatter) {
          chosen = formatter;
        },
        enumerable: false,
        configurable: true,
      });
      return;
    }
    const scrub = (stack) => (typeof stack === 'string'
      ? stack.split('\n').filter((line) => !/_q7@/.test(line)).join('\n')
      : stack);
    disguiseGetter(Error.prototype, 'stack', scrub);
    if (realm.DOMException) disguiseGetter(realm.DOMException.prototype, 'stack', scrub);
  };

  // --- new frames: patched before the page can look into them ------------------------------------------

  const followFrames = (realm) => {
    const sweep = () => {
      for (let index = 0; index < realm.length; index += 1) install(realm[index]);
    };
    const spread = {
      Node: ['appendChild', 'insertBefore', 'replaceChild'],
      Element: ['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren',
        'insertAdjacentElement', 'insertAdjacentHTML', 'innerHTML', 'outerHTML', 'setHTMLUnsafe'],
      Document: ['append', 'prepend', 'replaceChildren', 'write', 'writeln'],
      DocumentFragment: ['append', 'prepend', 'replaceChildren'],
      ShadowRoot: ['innerHTML'],
      Range: ['insertNode'],
    };
    for (const [name, keys] of Object.entries(spread)) {
      for (const key of keys) if (realm[name]) disguiseMethod(realm[name].prototype, key, sweep);
    }
    for (const name of ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement']) {
      if (!realm[name]) continue;
      disguiseGetter(realm[name].prototype, 'contentWindow', (inner) => {
        install(inner);
        return inner;
      });
      disguiseGetter(realm[name].prototype, 'contentDocument', (inner) => {
        if (inner) install(inner.defaultView);
        return inner;
      });
    }
  };

  // --- what all this is for ---------------------------------------------------------------------------------

  const connections = new WeakSet();
  const takeOver = (realm) => {
    const Native = realm.RTCPeerConnection;
    const Disguised = disguise(Native, {
      construct: function construct_q7(target, args, newTarget) {
        const connection = Reflect.construct(target, args, newTarget);
        connections.add(connection);
        return connection;
      },
    });
    const alias = realm.webkitRTCPeerConnection === Native;
    replace(realm, 'RTCPeerConnection', { value: Disguised });
    if (alias) replace(realm, 'webkitRTCPeerConnection', { value: Disguised });
    replace(Native.prototype, 'constructor', { value: Disguised });
  };

  const install = (realm) => {
    try {
      if (!realm || shared.realms.has(realm.Function)) return;
      shared.realms.add(realm.Function);
    } catch {
      return; // another origin
    }
    if (typeof realm.RTCPeerConnection === 'function') takeOver(realm);
    hideTexts(realm);
    scrubStacks(realm);
    followFrames(realm);
  };
  install(window);
})();
