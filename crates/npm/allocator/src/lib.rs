//! The allocator of the npm package's modules. A crate of its own, so that Rust pages that
//! link the probe keep theirs.
#![cfg(target_family = "wasm")]

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
