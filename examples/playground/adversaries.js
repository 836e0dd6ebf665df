// What can be put between this page and its browser, and how to put it there.

const FOLDER = new URL("../../tests/adversaries/", import.meta.url);

/** The ones on offer. Any other file of the folder can be named in the address. */
export const ADVERSARIES = [
  { name: "", title: "This browser, untouched", about: "Nothing is put in between." },
  { name: "assign-undefined", title: "Privacy extension", about: "RTCPeerConnection is set to undefined, as privacy extensions do." },
  { name: "arrow-noop", title: "Ad blocker", about: "An arrow function takes the constructor’s place, as an ad blocker’s “nowebrtc” does." },
  { name: "catch-all-proxy", title: "Catch-all Proxy", about: "One Proxy answers every property, call and “new” with itself; awaiting it hangs for ever." },
  { name: "full-emulation", title: "Full emulation", about: "A whole WebRTC stack in JavaScript, with fake tracks, events and session descriptions." },
  { name: "wrap-strip-ice", title: "Leak guard", about: "A function around the native constructor that empties iceServers." },
  { name: "proxy-construct", title: "Open Proxy", about: "A Proxy around the native constructor that passes everything through." },
  { name: "stealth-proxy", title: "Stealth Proxy", about: "A Proxy that repairs what it breaks and lies about its source text." },
];

/** The adversary that the page's address asks for, "" for none. */
export function adversaryOf(search) {
  const name = new URLSearchParams(search).get("adversary") ?? "";
  if (name !== "" && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) throw new Error(`“${name}” is no name of an adversary`);
  return name;
}

/** Reads what the head of an adversary says about it: technique, seen, shows, verdict. */
export async function describeAdversary(name) {
  const response = await fetch(new URL(`${name}.js`, FOLDER));
  if (!response.ok) throw new Error(`there is no adversary “${name}”`);
  const head = (await response.text()).split("*/", 1)[0];
  return Object.fromEntries([...head.matchAll(/@(\w+) (.+)/g)].map(([, tag, text]) => [tag, text.trim()]));
}

/** Runs an adversary in this page as a classic script; resolves when it has run. */
export function loadAdversary(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, FOLDER).href;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`the adversary “${name}” could not be loaded`)));
    document.head.append(script);
  });
}
