// The sources in the menu, each with its options of `probe`.

/** In the order of the menu. */
export const SOURCES = {
  "offline": {
    title: "Offline",
    about: "A synthetic offer. No network, no permission, no second peer; some 25 ms.",
    short: "offline",
    options: () => ({ source: "offline" }),
  },
  "loopback": {
    title: "Loopback",
    about: "Two connections in this page: a painted picture is encoded, sent, decoded and read back. No media leaves the machine; under a second.",
    short: "loopback",
    options: () => ({ source: "loopback", timeoutMs: 10_000 }),
  },
  "loopback-all": {
    title: "Loopback, every codec",
    about: "The same with every video codec that this browser claims, side by side.",
    short: "loopback, every codec",
    options: () => ({ source: { kind: "loopback", codecs: "all" }, timeoutMs: 15_000 }),
  },
  "whep": {
    title: "WHEP server",
    about: "A stream of a WHEP endpoint. The page sends it an offer, and deletes the session when done.",
    short: "whep",
    options: ({ url, token, nonce }) => ({
      source: { kind: "whep", url, ...(token && { token }) },
      ...(nonce && { nonce }),
      timeoutMs: 10_000,
    }),
  },
};

/** The options of `probe` for the choices of the form. */
export function optionsOf({ source, isThorough, ...endpoint }) {
  return { ...SOURCES[source].options(endpoint), effort: isThorough ? "thorough" : "usual" };
}

/** The choices in the page's address, without unknown ones. */
export function askedOf(parameters) {
  const source = parameters.get("source") ?? "";
  return {
    source: Object.hasOwn(SOURCES, source) ? source : "offline",
    url: parameters.get("url") ?? "",
    isThorough: parameters.get("effort") === "thorough",
  };
}
