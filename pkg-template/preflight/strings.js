// What the element says. A page gives its own in `strings`.

export const English = {
  run: "Check this browser",
  again: "Check again",
  idle: { title: "", advice: "" },
  running: { title: "Checking…", advice: "" },
  failed: { title: "The check could not run", advice: "Reload the page and try again." },
  steps: {
    start: "Start",
    connection: "Connection",
    media: "Sound and picture",
    verdict: "Result",
  },
  outcomes: {
    ready: { title: "This browser is ready for calls", advice: "" },
    "no-media": {
      title: "Sound and pictures do not arrive",
      advice: "Close other tabs with calls, check extensions that block media, or use another browser.",
    },
    blocked: {
      title: "Calls are switched off in this browser",
      advice: "Allow WebRTC in the privacy settings or in the extension that blocks it, then check again.",
    },
    unsupported: {
      title: "This browser cannot make calls",
      advice: "Use a current version of Chrome, Edge, Firefox or Safari.",
    },
    unknown: {
      title: "The check gave no clear result",
      advice: "You can join and try. If the call fails, check your network and try again.",
    },
  },
};

const isObject = (value) => typeof value === "object" && value !== null;

const over = (own, theirs) => {
  if (!isObject(theirs)) return own;
  const both = {};
  for (const key of Object.keys(own)) {
    const value = theirs[key];
    if (isObject(own[key])) both[key] = over(own[key], value);
    else both[key] = typeof value === "string" ? value : own[key];
  }
  return both;
};

/** The English strings with those of the page in their places. */
export const merged = (strings) => over(English, strings);
