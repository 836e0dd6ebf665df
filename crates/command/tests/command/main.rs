//! The command as its users run it: what it reads, answers and refuses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must stop"
)]

mod described;
#[cfg(feature = "fleet")]
mod engines;
#[cfg(feature = "fleet")]
mod fleet;
mod lines;
mod mistakes;
mod openapi;
mod pipe;
mod program;
mod python;
mod report;
mod serve;
mod service;
