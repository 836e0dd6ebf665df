// What `getStats` resolves with.

import { descriptor } from "./descriptor.js";

// Whether an object inherits from the Object.prototype of some realm: the module may
// run in another than the page.
const is_plain = (object) => {
  const prototype = Reflect.getPrototypeOf(object);
  return prototype !== null && Reflect.getPrototypeOf(prototype) === null;
};

// What a fresh realm's `values` reads from the same statistics, as text.
const read_by = (values, report, type) => {
  try {
    return JSON.stringify([...Reflect.apply(values, report, [])].filter((entry) => entry.type === type));
  } catch (error) {
    return undefined;
  }
};

// The statistics of one type: each with its codec's, and in which ways the objects are
// not as an engine makes them.
export const statistics_of = (report, type, values) => {
  const entries = [...report.values()].filter((entry) => entry.type === type);
  const deviations = new Set(Reflect.ownKeys(report).length > 0 ? ["own"] : []);
  for (const entry of entries) {
    if (!is_plain(entry)) deviations.add("prototype");
    for (const key of Reflect.ownKeys(entry)) {
      if (!("value" in descriptor(entry, key))) deviations.add("accessor");
    }
  }
  const there = read_by(values, report, type);
  if (there !== undefined && there !== JSON.stringify(entries)) deviations.add("disputed");
  const with_codec = (entry) => ({ __proto__: null, statistics: entry, codec: report.get(entry.codecId) });
  return { __proto__: null, entries: entries.map(with_codec), deviations: [...deviations] };
};
