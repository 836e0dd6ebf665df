//! The documents agree with the repository: their links lead somewhere, the files that they
//! name exist, and they count no checks.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on must stop"
)]

mod counts;
mod dependencies;
mod documents;
mod examples;
mod languages;
mod links;
mod paths;
mod recipe;
mod walk;
