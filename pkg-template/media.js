// The module with every source; `index.js` loads this file when it is asked for one at which
// media flows.

export { whole } from "./loader/whole-module.js";
