// The entry without the module inside: whoever starts it says where the module is.

import { given } from "./loader/given.js";
import * as library from "./loader/library.js";
import * as starting from "./loader/started.js";
import { whole } from "./loader/whole-glue.js";

let load;

const started = () => {
  if (load === undefined) throw new TypeError("call start of ontrack-probe/slim first");
  return { start: () => starting.run(whole, load), forget: () => starting.forget(whole) };
};

const begin = async () => {
  await starting.run(whole, load);
};

// Whoever does not wait for it learns it from the report.
const ignore = async (promise) => {
  try {
    await promise;
  } catch {}
};

export const start = (wasm) => {
  load = given(wasm);
  const running = begin();
  ignore(running);
  return running;
};

export const probe = async (options) => await library.probe(options, started());

export const watch = (connection, options) => library.watch(connection, options, started());

export const judge = async (evidence) => {
  started();
  return await (await import("./judge.js")).judge(evidence);
};

export const checks = async () => (await import("./checks.js")).default;
