// What `index.js` loads to probe with every source and to watch.

export { module } from "./loader/whole-module.js";
