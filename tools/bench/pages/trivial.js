/** The least that starts WebAssembly as the package does: text in a script, compiled and used. */

// (module (func (export "f")))
const base64 = "AGFzbQEAAAABBAFgAAADAgEABwUBAWYAAAoEAQIACw==";

export async function start() {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(bytes, {});
  instance.exports.f();
}
