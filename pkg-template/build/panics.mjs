/**
 * A panic ends the module in a trap, and nobody reads its message: a page has no standard error. So
 * what only writes messages becomes a trap at once, and the names of source files become zeros.
 * `rustc` does the same with `-Zbuild-std-features=panic_immediate_abort`, which is not stable.
 */

/** Mangled names of the functions that panic, and of those that write texts for them alone. */
const panics =
  /^(?:_R\w*?(?:4core9panicking|3std9panicking|4core3fmt|16slice_index_fail|30panic_already_mutably_borrowed|22panic_already_borrowed|18panic_access_error|14panic_poisoned)|_ZN4core3fmt|_RNvNtCs\w+_5alloc7raw_vec12handle_error$)/;

/** A source file as the build names it: see `xtask/src/package/wasm.rs`. */
const sourceFile = /(?:\\01|\/rustc\/[0-9a-f]{40}\/library\/)[\w/.-]+?\.rs/g;

/** A module as text with the names of its functions, in the form of wasm-dis, whose panics are traps. */
export function withoutPanicMessages(text) {
  const functions = /^ \(func \$(\S+)([^\n]*)\n[\s\S]*?\n \)$/gm;
  const trapping = text.replace(functions, (whole, name, head) =>
    panics.test(name) ? ` (func $${name}${head}\n  (unreachable)\n )` : whole,
  );
  return trapping.replace(/^ \(data .*$/gm, (segment) =>
    segment.replace(sourceFile, (name) => "\\00".repeat(name.startsWith("\\") ? name.length - 2 : name.length)),
  );
}
