// Keys that count for a while, in the memory of one process.

/** At most `limit` keys: one more is an error, lest a key be forgotten that still counts. */
export const memoryStore = ({ limit = 100000, now = Date.now } = {}) => {
  const ends = new Map();
  /** They end in the order in which they came, or about so. */
  const forget = (time) => {
    for (const [key, end] of ends) {
      if (end > time) return;
      ends.delete(key);
    }
  };
  return {
    async put(key, lifetimeMs) {
      const time = now();
      forget(time);
      if (ends.get(key) > time) return false;
      if (ends.size >= limit) throw new Error(`the store is full: it holds ${limit} keys that count`);
      // An older key of this name has its place in the order.
      ends.delete(key);
      ends.set(key, time + lifetimeMs);
      return true;
    },
    async take(key) {
      const isThere = ends.get(key) > now();
      ends.delete(key);
      return isThere;
    },
  };
};
