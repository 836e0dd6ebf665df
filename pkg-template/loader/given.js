// The module as somebody else brings it: from an address, an answer, bytes, or compiled.

const isAddress = (wasm) =>
  typeof wasm === "string" ||
  (typeof URL === "function" && wasm instanceof URL) ||
  (typeof Request === "function" && wasm instanceof Request);

const compiled = async (response) => {
  if (!response.ok) throw new Error(`the module cannot be fetched: ${response.status} for ${response.url}`);
  const copy = response.clone();
  try {
    return await WebAssembly.compileStreaming(response);
  } catch {
    // A server that does not know the type of the file, or a runtime without streaming.
    return copy.arrayBuffer();
  }
};

const brought = async (wasm) => {
  const found = await (isAddress(wasm) ? fetch(wasm) : wasm);
  return typeof Response === "function" && found instanceof Response ? compiled(found) : found;
};

/** Brings it, however often it is asked to: the body of an answer can be read once only. */
export const given = (wasm) => {
  let bringing;
  return async () => {
    bringing ??= brought(wasm);
    try {
      return await bringing;
    } catch (error) {
      bringing = undefined;
      throw error;
    }
  };
};
