//! `cargo xtask bench`: what the library costs, measured beside what one could do instead. Timing
//! is told and never a failure: it belongs to the machine as much as to the library.

pub mod arguments;
mod offline;
mod table;

use anyhow::Result;

use crate::workspace::Workspace;

/// What is measured.
#[derive(Debug, PartialEq)]
pub enum Bench {
    /// The offline probe beside the bare JavaScript floor and a peer, in one page.
    Offline(offline::Offline),
}

/// Measures it and tells.
pub fn run(workspace: &Workspace, wanted: &Bench) -> Result<()> {
    match wanted {
        Bench::Offline(offline) => offline::run(workspace, offline),
    }
}
