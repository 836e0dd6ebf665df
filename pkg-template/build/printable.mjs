/**
 * A wasm file as printable text, which `loader/printable.js` reads again. What repeats in the
 * module repeats in the text, so that it compresses almost as well as the module does.
 */

/** The first of the characters that announce a byte beyond the frequent ones. */
const firstEscape = "{".charCodeAt(0);

/** What a minifier would have to escape, or what means something to a page around the script. */
const leftOut = "\"$'<\\`";

const alphabet = Array.from({ length: firstEscape - 32 }, (_, place) => String.fromCharCode(32 + place)).filter(
  (character) => !leftOut.includes(character),
);

/** Small values are the frequent ones in WebAssembly: they are one character, all others two. */
const character = (byte) => {
  const page = Math.floor(byte / alphabet.length);
  const escape = page === 0 ? "" : String.fromCharCode(firstEscape + page - 1);
  return escape + alphabet[byte % alphabet.length];
};

/** The text of `bytes`. */
export const textOf = (bytes) => Array.from(bytes, character).join("");
