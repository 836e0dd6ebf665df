//! `cargo xtask bench`: what the library costs, measured beside what one could do instead. Timing
//! is told and never a failure: it belongs to the machine as much as to the library.

mod all;
pub mod arguments;
mod in_page;
mod judge;
mod judge_table;
mod subject;
mod table;

use anyhow::Result;

use crate::workspace::Workspace;

/// What is measured.
#[derive(Debug, PartialEq)]
pub enum Bench {
    /// Everything below, one after the other.
    All(all::All),
    /// What pages measure of themselves.
    InPage(in_page::InPage),
    /// Judging on a server, and in the page.
    Judge(judge::Judge),
}

/// Measures it and tells.
pub fn run(workspace: &Workspace, wanted: &Bench) -> Result<()> {
    match wanted {
        Bench::All(all) => all::run(workspace, all),
        Bench::InPage(wanted) => in_page::run(workspace, wanted),
        Bench::Judge(judge) => judge::run(workspace, judge),
    }
}
