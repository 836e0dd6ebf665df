// Which sources need what makes media flow.

import { option } from "./option.js";

const WITH_MEDIA = ["loopback", "signaling", "whep"];

/** What cannot be read or is no source is left for the module to refuse. */
export const needsMedia = (options) => {
  try {
    const source = option(options, "source");
    return WITH_MEDIA.includes(option(source, "kind") ?? source);
  } catch {
    return false;
  }
};
