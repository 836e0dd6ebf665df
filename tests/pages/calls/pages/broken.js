/**
 * The calls from WebAssembly into JavaScript: counted, and one of them broken. Every module that the
 * page starts from here on is given imports that pass through `call`.
 */
const { instantiate } = WebAssembly;
const { apply } = Reflect;
const { now } = performance;
const clock = () => apply(now, performance, []);

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable(() => {}, {});
  revoke();
  return proxy;
};

const slowMs = 500;
const wait = () => {
  for (const end = clock() + slowMs; clock() < end; );
};

/** What becomes of a broken call, by name. Only a slow one does what it should. */
export const faults = {
  throws: () => {
    throw new Error("broken call");
  },
  undefined: () => undefined,
  "revoked proxy": () => revoked(),
  "pending promise": () => new Promise(() => {}),
  slow: (run) => {
    wait();
    return run();
  },
};

let count = 0;
let breakAt = 0;
let fault;
let brokenName = null;
let names = null;
let onValue = () => {};

const passing = (name, run) =>
  function (...list) {
    count += 1;
    if (names) names[count] = name;
    if (count === breakAt) {
      brokenName = name;
      return faults[fault](() => apply(run, this, list));
    }
    const value = apply(run, this, list);
    onValue(value);
    return value;
  };

WebAssembly.instantiate = async (wasm, imports) => {
  const wrapped = { __proto__: null };
  for (const [space, members] of Object.entries(imports)) {
    wrapped[space] = { __proto__: null };
    for (const [name, member] of Object.entries(members)) wrapped[space][name] = passing(name, member);
  }
  return apply(instantiate, WebAssembly, [wasm, wrapped]);
};

/** From here on the calls are counted anew, and the one with this number is broken; 0 for none. */
export function breakCall(number, how) {
  count = 0;
  breakAt = number;
  fault = how;
  brokenName = null;
}

/** How many calls there were, and the import that was broken. */
export const told = () => ({ count, brokenName });

/** Notes the name of each call. */
export const noteNames = () => (names = []);

/** Has everything that a call returns looked at. */
export const lookAtValues = (look) => (onValue = look);
