// What `index.js` adds to its module when it is asked for a source at which media flows.

export { media } from "./loader/media-module.js";
