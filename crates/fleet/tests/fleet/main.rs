//! From evidence that was recorded to fleets, and from fleets to what is told of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on must stop"
)]

mod batch;
mod drift;
mod generated;
mod other_nonce;
mod record;
mod recorded;
