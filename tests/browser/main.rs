//! What holds in a real browser. Run by `wasm-pack test`; each file is one subject,
//! each test a statement about browsers or about the probe in them.

#![cfg(target_family = "wasm")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on must stop"
)]

mod abort;
mod budget;
mod capabilities;
mod genuine;
mod hostile;
mod loopback;
mod nonces;
mod options;
mod page;
mod pair;
mod signaling;
mod teardown;
mod watch;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
