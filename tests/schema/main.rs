//! The JSON schemas of evidence and report: written from the types, true of every report
//! recorded, and never broken without a new `schemaVersion`.
//!
//! `BLESS=1 cargo test --test schema` writes `schema/` anew. `schema/published/` is what
//! the last release had; only a release replaces it.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on must stop"
)]

mod breaking;
mod evidence;
mod kept;
mod report;
mod valid;
