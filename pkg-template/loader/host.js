// What the glue takes for the global object, of which it tries `self` first. It reads one member, to
// ask whether there are microtasks, and a page may have put a getter there or taken it away.

import { queueMicrotask } from "./kept.js";

export const self = { __proto__: null, queueMicrotask };
