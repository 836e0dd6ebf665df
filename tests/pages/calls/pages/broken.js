/**
 * The calls from WebAssembly into JavaScript, and those of the loader into the page: counted, and one of
 * them broken. Every module that the page starts from here on is given imports that are counted.
 */
const { apply } = Reflect;
const { now } = performance;
const clock = () => apply(now, performance, []);

const slowMs = 500;

function revoked() {
  const { proxy, revoke } = Proxy.revocable(() => {}, {});
  revoke();
  return proxy;
}

/** What becomes of a broken call. Only a slow one does what it should. */
const faults = {
  throws: () => {
    throw new Error("broken call");
  },
  undefined: () => undefined,
  "revoked proxy": revoked,
  "pending promise": () => new Promise(() => {}),
  slow: (run) => {
    for (const end = clock() + slowMs; clock() < end; );
    return run();
  },
};

let count = 0;
let brokenAt = 0;
let fault;
/** The name of the call that was broken. */
let broken = null;
let lookAt = () => {};
/** Whose calls are counted. */
let counted = "module";

const counting = (whose, name, run) =>
  function (...list) {
    if (counted !== whose) return apply(run, this, list);
    count += 1;
    if (count === brokenAt) {
      broken = name;
      return faults[fault](() => apply(run, this, list));
    }
    const value = apply(run, this, list);
    lookAt(value);
    return value;
  };

/** Counts the calls of modules; `look` sees what each of them returns. */
export function countImports(look) {
  lookAt = look;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (wasm, imports) => {
    const passed = { __proto__: null };
    for (const [space, members] of Object.entries(imports)) {
      passed[space] = { __proto__: null };
      for (const [name, member] of Object.entries(members)) passed[space][name] = counting("module", name, member);
    }
    return apply(instantiate, WebAssembly, [wasm, passed]);
  };
}

/** What the loader calls. The timers are the module's too. */
const ofLoader = () => [
  [WebAssembly, "instantiate"],
  [AbortSignal, "timeout"],
  [window, "setTimeout"],
  [window, "clearTimeout"],
];

/** Counts only the calls of the loader while `run` runs. */
export async function countingLoader(run) {
  const before = ofLoader().map(([owner, name]) => [owner, name, owner[name]]);
  for (const [owner, name, own] of before) owner[name] = counting("loader", name, own);
  counted = "loader";
  try {
    return await run();
  } finally {
    counted = "module";
    for (const [owner, name, own] of before) owner[name] = own;
  }
}

/** From here on calls are counted anew, and the one of this number is broken; 0 for none. */
export function breakCall(number, how) {
  count = 0;
  brokenAt = number;
  fault = how;
  broken = null;
}

/** How many calls there were, and which of them was broken. */
export const told = () => ({ count, broken });
