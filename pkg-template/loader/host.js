// What the glue takes for the global object. It reads one member, to ask whether there are
// microtasks, and a page may have put a getter there.

import { queueMicrotask } from "./kept.js";

export const globalThis = { __proto__: null, queueMicrotask };
