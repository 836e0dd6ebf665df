//! What holds of the catalogue as a whole, on evidence recorded in real browsers.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on must stop"
)]

mod changes;
mod codes;
mod document;
mod engines;
mod late;
mod policies;
mod recorded;
mod tripped;
