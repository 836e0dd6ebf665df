//! What holds on a server: reading what clients send, and judging it.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on must stop"
)]

mod golden;
mod properties;
mod reading;
