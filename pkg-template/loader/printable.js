// The module as text that any minifier, server and page passes on unchanged: printable
// ASCII without quotes, backslash, `$`, `<` and the backtick. A byte that is frequent in
// WebAssembly is one character, any other is one of `{|}` and a character; so what
// repeats in the module repeats in the text, and compresses as well as the module does.
// In base64 it would not: there the same bytes look different at each of three places.

const LEFT_OUT = "\"$'<\\`";
const FIRST_ESCAPE = 123;

export const bytesOf = (text) => {
  const places = new Uint8Array(FIRST_ESCAPE);
  let count = 0;
  for (let code = 32; code < FIRST_ESCAPE; code += 1) {
    if (!LEFT_OUT.includes(String.fromCharCode(code))) places[code] = count++;
  }
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let base = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= FIRST_ESCAPE) {
      base = (code - FIRST_ESCAPE + 1) * count;
    } else {
      bytes[length++] = base + places[code];
      base = 0;
    }
  }
  return bytes.subarray(0, length);
};
