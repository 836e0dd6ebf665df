// What `index.js` loads to probe offline.

export { module } from "./loader/offline-module.js";
