// Which sources need what makes media flow.

const WITH_MEDIA = ["loopback", "signaling", "whep"];

/** What cannot be read or is no source is left for the module to refuse. */
export const needsMedia = (options) => {
  try {
    const { source } = options;
    return WITH_MEDIA.includes(source?.kind ?? source);
  } catch {
    return false;
  }
};
