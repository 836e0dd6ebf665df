/** What must never be in a report: looked for in every word of it. */

/** Digests of certificates that were made for one connection; nothing else of this form is let through. */
const digest = /\bsha-\d{3} [0-9A-F]{2}(:[0-9A-F]{2})+\b/g;

const forbidden = [
  ["an address of version 4", /(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])/],
  ["an address of version 6", /(?<![\w:])([0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])|::/i],
  ["the name of a candidate", /\.local\b/i],
  ["a line of a session description", /(^|[\r\n])([vosct]=\S|[ma]=\w)/],
  ["an attribute of a session description", /\b(ice-(ufrag|pwd)|candidate|fingerprint|rtpmap|msid|cname):/],
  ["a user agent string", /Mozilla\/|AppleWebKit|Gecko\/|Chrome\/|Chromium\/|Firefox\/|Safari\//],
  ["the address of a page", /\b(https?|file|blob|wss?):\/\//],
];

/** Every word of a value, names of members included, each with its place. */
function* words(value, place = "") {
  if (typeof value === "string") yield [place, value];
  if (value === null || typeof value !== "object") return;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [`${place}.${name}`, name];
    yield* words(member, `${place}.${name}`);
  }
}

/** What is found in `report` that must not be there, `known` being texts of this machine. */
export function leaks(report, known = []) {
  const found = [];
  for (const [place, word] of words(report)) {
    const rest = word.replace(digest, "");
    for (const [what, pattern] of forbidden) {
      if (pattern.test(rest)) found.push(`${what} at ${place}: ${word.slice(0, 80)}`);
    }
    for (const text of known.filter((text) => word.includes(text))) {
      found.push(`"${text}" at ${place}`);
    }
  }
  return found;
}
