// A module brought to life with its glue. The build makes a function of this file, the glue and
// what the glue imports: each call evaluates a copy of its own, and nothing happens before.
//
// Any call out of the module can fail where nobody can catch it: at the end of the stack, or where the
// page stands between the two. What was unwound so in the middle cannot go on. The instance is over
// then: it ends in the page what it began there, and nothing enters it any more.

import * as glue from "glue";
import { end_all } from "held";
import { option } from "./option.js";

export default async (wasm) => {
  let exports;
  let isOver = false;
  let asked = 0;
  const waiting = { __proto__: null };

  const end = () => {
    if (isOver) return;
    isOver = true;
    end_all();
    for (const place in waiting) waiting[place]();
  };

  // No import takes more, and a rest parameter would be spread by a method of the page's.
  const answering = (run) => (a, b, c, d, e, f, g) => {
    if (isOver) throw "over";
    const value = run(a, b, c, d, e, f, g);
    // Without it the module ends, because it was not this function that answered.
    exports.answered();
    return value;
  };

  const entering = (run) => (a, b, c, d) => {
    // A closure that is running already, or was let go of, has no address.
    if (!isOver && !(a === 0 && run.length > 1)) {
      try {
        return run(a, b, c, d);
      } catch {
        end();
      }
    }
    // What the glue would read of the result.
    return [];
  };

  const imports = { __proto__: null };
  for (const name in glue) imports[name] = answering(glue[name]);
  // The build gives the module's imports the module name `a`.
  const made = await WebAssembly.instantiate(wasm, { __proto__: null, a: imports });
  // A module that was compiled before gives the bare instance.
  exports = (option(made, "instance") ?? made).exports;
  const entries = { __proto__: null };
  for (const name in exports) {
    const entry = exports[name];
    entries[name] = typeof entry === "function" ? entering(entry) : entry;
  }
  // Called by the glue inside of imports, which catch what these throw.
  entries.__wbindgen_malloc = exports.__wbindgen_malloc;
  entries.__wbindgen_realloc = exports.__wbindgen_realloc;
  entries.__wbindgen_exn_store = exports.__wbindgen_exn_store;
  entries.__externref_table_alloc = exports.__externref_table_alloc;
  glue.__wbg_set_wasm(entries);
  exports.__wbindgen_start();

  return {
    isOver: () => isOver,
    /** What `run` makes of the glue, or nothing where the instance ends before. */
    async ask(run) {
      const first = {
        then(resolve, reject) {
          if (isOver) {
            resolve();
            return;
          }
          asked += 1;
          const place = asked;
          waiting[place] = () => resolve();
          const wait = async () => {
            try {
              resolve(await run(glue));
            } catch (error) {
              reject(error);
            }
            delete waiting[place];
          };
          wait();
        },
      };
      return await first;
    },
  };
};
