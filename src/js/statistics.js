// What `getStats` resolves with.

import { call } from "./call.js";
import { descriptor } from "./descriptor.js";
import { natives } from "./natives.js";

// Whether an object inherits from the Object.prototype of some realm: the module may
// run in another than the page.
const is_plain = (object) => {
  const prototype = natives.prototype_of(object);
  return prototype !== null && natives.prototype_of(prototype) === null;
};

const list = () => ({ __proto__: null, length: 0 });

const add = (to, value) => {
  to[to.length++] = value;
};

// As text, each on a line of its own.
const told = (entries) => {
  let text = "";
  for (let index = 0; index < entries.length; index += 1) text += `${natives.stringify(entries[index])}\n`;
  return text;
};

// What a fresh realm's `forEach` reads from the same statistics, as text.
const read_by = (for_each, report, type) => {
  try {
    const entries = list();
    call(for_each, report, 1, (entry) => {
      if (entry.type === type) add(entries, entry);
    });
    return told(entries);
  } catch (error) {
    return undefined;
  }
};

// The statistics of one type: each with its codec's, and in which ways the objects are
// not as an engine makes them.
export const statistics_of = (report, type, for_each) => {
  const entries = list();
  for (const entry of report.values()) {
    if (entry.type === type) add(entries, entry);
  }
  let has_prototype = false;
  let has_accessor = false;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (!is_plain(entry)) has_prototype = true;
    const keys = natives.own_keys(entry);
    for (let place = 0; place < keys.length; place += 1) {
      if (!("value" in descriptor(entry, keys[place]))) has_accessor = true;
    }
  }
  const there = read_by(for_each, report, type);
  const deviations = list();
  if (natives.own_keys(report).length > 0) add(deviations, "own");
  if (has_prototype) add(deviations, "prototype");
  if (has_accessor) add(deviations, "accessor");
  if (there !== undefined && there !== told(entries)) add(deviations, "disputed");
  const found = list();
  for (let index = 0; index < entries.length; index += 1) {
    const statistics = entries[index];
    add(found, { __proto__: null, statistics, codec: report.get(statistics.codecId) });
  }
  return { __proto__: null, entries: found, deviations };
};
