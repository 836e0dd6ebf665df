// The adversaries that this page can load before the library, and the loading of one.

import { wordsFor } from "./words/look-up.js";

const LIST = new URL("../../tests/adversaries/index.json", import.meta.url);
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The verdicts that adversaries get, as headings of the picker, mildest first. */
export const EXPECTED = {
  genuine: "Harmless to the track",
  instrumented: "Open wrappers",
  tampered: "Hidden or rewriting wrappers",
  emulated: "Imitations",
  blocked: "Blockers",
  inconclusive: "Left open",
};

/** Every adversary of the server, or none if it has no list. */
export async function listAdversaries() {
  try {
    const response = await fetch(LIST);
    const listed = response.ok ? await response.json() : [];
    return listed.filter(({ name }) => NAME.test(name));
  } catch {
    return [];
  }
}

/** The adversary that the page's address asks for, "" for none. */
export function adversaryOf(parameters) {
  const name = parameters.get("adversary") ?? "";
  if (name !== "" && !NAME.test(name)) throw new Error(`“${name}” is no name of an adversary`);
  return name;
}

const WRITTEN = { sdp: "SDP", ice: "ICE", rtc: "RTC", eventtarget: "EventTarget", jsdom: "jsdom", zone: "zone.js" };

/** "stealth-proxy" as people write it. */
export function titleOf(name) {
  if (name === "") return "This browser, untouched";
  const [first, ...rest] = name.split("-");
  const written = (word) => wordsFor(WRITTEN, word, word);
  return [wordsFor(WRITTEN, first, first[0].toUpperCase() + first.slice(1)), ...rest.map(written)].join(" ");
}

/** The verdict, and the reason if any, that an adversary must get with this source. */
export function expectedOf(adversary, source) {
  const isMedia = source.startsWith("loopback") && adversary.loopback?.verdict;
  const { verdict, reason = null } = isMedia ? adversary.loopback : adversary;
  return wordsFor(EXPECTED, verdict) ? { verdict, reason } : null;
}

/** Runs an adversary in this page as a classic script; resolves when it has run. */
export function loadAdversary({ name, script: address }) {
  if (!address) throw new Error(`“${name}” is a published package; “cargo xtask matrix” bundles it first`);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(address, LIST).href;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`the adversary “${name}” could not be loaded`)));
    document.head.append(script);
  });
}
