// The entry without the module inside: whoever starts it says where the module is.

import { everything } from "./loader/everything-glue.js";
import { given } from "./loader/given.js";
import { judge as judged } from "./loader/judging.js";
import * as library from "./loader/library.js";
import * as starting from "./loader/started.js";

let load;

const started = () => {
  if (load === undefined) throw new TypeError("call start of ontrack-probe/slim first");
  return { start: () => starting.run(everything, load), forget: () => starting.forget(everything) };
};

const begin = async () => {
  await starting.run(everything, load);
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

export const prepare = async () => await library.prepare({ start: () => started().start() });

export const watch = (connection, options) => library.watch(connection, options, started());

export const judge = async (evidence) => await judged(evidence, started().start);

export { checks } from "./loader/catalogue.js";
