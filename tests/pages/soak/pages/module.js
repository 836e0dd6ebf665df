/** What the WebAssembly of the page holds: noted when it is instantiated, without a hand in it. */
const started = [];
const { instantiate } = WebAssembly;

WebAssembly.instantiate = async (...list) => {
  const made = await instantiate(...list);
  started.push((made.instance ?? made).exports);
  return made;
};

/** The references to objects of the page that a module keeps, and the room it has for them. */
function references(table) {
  let held = 0;
  for (let index = 0; index < table.length; index += 1) if (table.get(index) != null) held += 1;
  return { held, room: table.length };
}

/** The memory of the module, in bytes, and its references. */
export function moduleHolds() {
  const exported = started.flatMap(Object.values);
  const memory = exported.find((one) => one instanceof WebAssembly.Memory);
  // The other table is that of the module's own functions, which never grows.
  const tables = exported.filter((one) => one instanceof WebAssembly.Table).map(references);
  const { held, room } = tables.sort((one, other) => other.room - one.room)[0];
  return { memoryBytes: memory.buffer.byteLength, references: held, room };
}
